package dev.towpath.starter.config;

import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a password is kept. It is read when somebody connects, and not before. */
public sealed interface PasswordReference {
    /**
     * Reads the password.
     *
     * @param environment the process's variables
     * @throws TowpathException {@code CONFIGURATION} when it is not where it should be; the message never holds it
     */
    Password resolve(Map<String, String> environment);

    /** The server asks for none. */
    record None() implements PasswordReference {
        @Override
        public Password resolve(Map<String, String> environment) {
            return Password.NONE;
        }
    }

    /**
     * In a variable of the environment.
     *
     * @param variable its name
     */
    record Environment(String variable) implements PasswordReference {
        @Override
        public Password resolve(Map<String, String> environment) {
            String value = environment.get(variable);
            if (value == null || value.isEmpty()) {
                throw new TowpathException(
                        ErrorCode.CONFIGURATION,
                        "The environment variable " + variable + ", which holds a database password, is "
                                + (value == null ? "not set" : "empty") + ". Set it for this process.");
            }
            return Password.of(value);
        }
    }

    /**
     * In a file, without its last line end.
     *
     * @param path of at most {@value #LARGEST} bytes
     */
    record File(Path path) implements PasswordReference {
        private static final int LARGEST = 4_096;

        @Override
        public Password resolve(Map<String, String> environment) {
            try {
                if (Files.size(path) > LARGEST) {
                    throw unreadable("is larger than a password", null);
                }
                String text = Files.readString(path);
                String value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
                return Password.of(value.endsWith("\r") ? value.substring(0, value.length() - 1) : value);
            } catch (IOException e) {
                throw unreadable("cannot be read (" + e.getClass().getSimpleName() + ")", e);
            }
        }

        private TowpathException unreadable(String how, @org.jspecify.annotations.Nullable Throwable cause) {
            return new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "The file " + path + ", which holds a database password, " + how
                            + ". Check the path and who may read it.",
                    cause);
        }
    }
}
