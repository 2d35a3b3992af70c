package dev.towpath.starter.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which migrations. */
final class ProjectOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The project, its folder of migrations, or one SQL file (default: project.path, or here).")
    @Nullable
    String path;

    @Option(names = "--tool", paramLabel = "NAME", description = "The migration tool (default: look at the folder).")
    @Nullable
    String tool;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the tool that wins over its own files, such as flyway.placeholders.owner=app.")
    Map<String, String> settings = new LinkedHashMap<>();

    /** As configuration. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        settings.forEach((key, value) -> flags.put("project.settings." + key, value));
        TemporalOptions.put(flags, "project.tool", tool);
        return flags;
    }
}
