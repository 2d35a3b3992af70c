package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import java.util.Arrays;

/** Finds exit codes by their number. */
final class ExitCodes {
    private ExitCodes() {}

    /** The code with this number; an unlisted number is a plain failure. */
    static ExitCode of(int number) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code.code() == number)
                .findFirst()
                .orElse(ExitCode.FAILED);
    }
}
