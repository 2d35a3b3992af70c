package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.render.Words;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says why a command failed. Stack traces are for people who asked for them. */
final class CommandFailures implements IExecutionExceptionHandler {
    private final Surroundings surroundings;

    CommandFailures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        CommonOptions options = options(command);
        TowpathException known = failure instanceof TowpathException own
                ? own
                : new TowpathException(
                        ErrorCode.INTERNAL,
                        "This is a defect of Towpath (" + failure
                                + "). Run it again with --debug and report what it prints.",
                        failure);
        surroundings.err().println("error: " + Words.block(String.valueOf(known.getMessage())));
        if (options.debug) {
            failure.printStackTrace(surroundings.err());
        }
        if (options.output == Form.JSON) {
            surroundings.out().println(JsonDocuments.print(JsonDocuments.error(known)));
        }
        return known.code().exitCode().code();
    }

    private static CommonOptions options(CommandLine command) {
        CommandSpec mixin = command.getCommandSpec().mixins().get(CommonOptions.NAME);
        return mixin != null && mixin.userObject() instanceof CommonOptions options ? options : new CommonOptions();
    }
}
