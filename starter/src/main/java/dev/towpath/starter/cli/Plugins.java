package dev.towpath.starter.cli;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.engine.spi.Engine;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.Nearest;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.config.ProjectSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engines and tools this program was built with. */
final class Plugins {
    private Plugins() {}

    /** The engine of this name. */
    static Engine engine(String name) {
        return named("engine", name, all(Engine.class), Engine::name);
    }

    /** The tool of this name or, for {@value ProjectSettings#AUTO}, the one whose project the folder or file is. */
    static MigrationTool tool(String name, Path path) {
        List<MigrationTool> tools = all(MigrationTool.class);
        MigrationTool tool = name.equals(ProjectSettings.AUTO)
                ? recognised(tools, path)
                : named("migration tool", name, tools, MigrationTool::name);
        if (!Files.isDirectory(path) && !tool.takesFiles()) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    path + " is a file, and projects of " + tool.name() + " are folders. Name the folder, or review"
                            + " this file alone with --tool sql.");
        }
        return tool;
    }

    /** Fails when projects of this tool can only be reviewed. */
    static void refuseReviewOnly(String engine, String tool) {
        engine(engine).reviewOnly().ifPresent(why -> {
            throw new TowpathException(ErrorCode.CONFIGURATION, why);
        });
        named("migration tool", tool, all(MigrationTool.class), MigrationTool::name)
                .reviewOnly()
                .ifPresent(why -> {
                    throw new TowpathException(ErrorCode.CONFIGURATION, why);
                });
    }

    private static MigrationTool recognised(List<MigrationTool> tools, Path path) {
        Map<Boolean, List<MigrationTool>> fitting = tools.stream()
                .filter(tool -> Files.isDirectory(path) || tool.takesFiles())
                .filter(tool -> tool.recognises(path))
                .collect(Collectors.partitioningBy(MigrationTool::lastResort));
        List<MigrationTool> own = fitting.getOrDefault(false, List.of());
        List<MigrationTool> left = own.isEmpty() ? fitting.getOrDefault(true, List.of()) : own;
        if (left.size() == 1) {
            return left.getFirst();
        }
        String names = names(left.isEmpty() ? tools : left, MigrationTool::name);
        throw new TowpathException(
                ErrorCode.CONFIGURATION,
                left.isEmpty()
                        ? path + " looks like no project of a tool known here (" + names
                                + "). Name the project's folder, or the tool with --tool."
                        : path + " looks like a project of several tools (" + names + "). Name one with --tool.");
    }

    private static <T> T named(String kind, String name, List<T> all, Function<T, String> nameOf) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new TowpathException(
                        ErrorCode.CONFIGURATION,
                        "There is no " + kind + " \"" + name + "\"; known here: " + names(all, nameOf)
                                + Nearest.to(name, all.stream().map(nameOf).toList())
                                        .map(near -> ". Did you mean \"" + near + "\"?")
                                        .orElse(".")));
    }

    private static <T> String names(List<T> all, Function<T, String> nameOf) {
        List<String> names = all.stream().map(nameOf).sorted().toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static <T> List<T> all(Class<T> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
