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
            description = "The project, or its folder of migrations (default: project.path, or here).")
    @Nullable
    String path;

    @Option(names = "--tool", paramLabel = "NAME", description = "The migration tool (default: look at the folder).")
    @Nullable
    String tool;

    /** As configuration. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        TemporalOptions.put(flags, "project.tool", tool);
        return flags;
    }
}
