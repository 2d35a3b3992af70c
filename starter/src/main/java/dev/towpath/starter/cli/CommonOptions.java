package dev.towpath.starter.cli;

import dev.towpath.starter.render.Form;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    /** The mixin's name, by which a failure's handler finds it. */
    static final String NAME = "common";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            converter = Choices.OfForm.class,
            defaultValue = "text",
            description = "Form of the output; review knows more (default: ${DEFAULT-VALUE}).")
    Form output = Form.TEXT;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            converter = Choices.OfColour.class,
            defaultValue = "auto",
            description = "Colours; NO_COLOR is respected (default: ${DEFAULT-VALUE}).")
    ColourChoice colour = ColourChoice.AUTO;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration (default: TOWPATH_CONFIG, ./towpath.yaml, PATH/towpath.yaml).")
    @Nullable
    String config;

    @Option(names = "--verbose", description = "Log what happens, on standard error.")
    boolean verbose;

    @Option(names = "--debug", description = "Log details, and show stack traces.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
