package dev.towpath.starter.cli;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.engine.spi.Engine;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.Nearest;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.config.ProjectSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The engines and tools this program was built with. */
final class Plugins {
    private Plugins() {}

    /** The engine of this name. */
    static Engine engine(String name) {
        return named("engine", name, all(Engine.class), Engine::name);
    }

    /** The tool of this name or, for {@value ProjectSettings#AUTO}, the one whose project the folder is. */
    static MigrationTool tool(String name, Path folder) {
        List<MigrationTool> tools = all(MigrationTool.class);
        if (!name.equals(ProjectSettings.AUTO)) {
            return named("migration tool", name, tools, MigrationTool::name);
        }
        List<MigrationTool> fitting =
                tools.stream().filter(tool -> tool.recognises(folder)).toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String names = names(fitting.isEmpty() ? tools : fitting, MigrationTool::name);
        throw new TowpathException(
                ErrorCode.CONFIGURATION,
                fitting.isEmpty()
                        ? folder + " looks like no project of a tool known here (" + names
                                + "). Name the project's folder, or the tool with --tool."
                        : folder + " looks like a project of several tools (" + names + "). Name one with --tool.");
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
