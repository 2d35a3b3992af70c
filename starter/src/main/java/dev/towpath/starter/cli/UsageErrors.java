package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.Nearest;
import dev.towpath.starter.render.JsonDocuments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Surroundings surroundings;

    UsageErrors(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage());
        surroundings.err().println("error: " + message);
        if (failure instanceof UnmatchedArgumentException unmatched) {
            suggestion(unmatched, command).ifPresent(word -> surroundings.err().println("Did you mean " + word + "?"));
        }
        surroundings.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        if (wantsJson(arguments)) {
            surroundings
                    .out()
                    .println(JsonDocuments.print(JsonDocuments.error(ErrorCode.CONFIGURATION.name(), message)));
        }
        return ExitCode.USAGE.code();
    }

    private static Optional<String> suggestion(UnmatchedArgumentException failure, CommandLine command) {
        if (failure.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String word = failure.getUnmatched().getFirst();
        List<String> known = new ArrayList<>();
        if (word.startsWith("-")) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.addAll(Arrays.asList(option.names()));
            }
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        return Nearest.to(word.split("=", 2)[0], known);
    }

    /** The line could not be read, so its words are looked at. */
    private static boolean wantsJson(String[] arguments) {
        List<String> words = List.of(arguments);
        for (int i = 0; i < words.size(); i++) {
            boolean output = words.get(i).equals("-o") || words.get(i).equals("--output");
            if (output && i + 1 < words.size() && words.get(i + 1).equalsIgnoreCase("json")) {
                return true;
            }
        }
        return words.contains("-ojson") || words.contains("-o=json") || words.contains("--output=json");
    }
}
