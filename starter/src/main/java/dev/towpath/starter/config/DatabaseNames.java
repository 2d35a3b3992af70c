package dev.towpath.starter.config;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;

/** The names databases go by in configuration, on the command line and in task queues. */
public final class DatabaseNames {
    static final String RULE =
            "a database's name has 1 to 63 letters, digits, dots, hyphens and underscores, and begins with a letter or digit";

    private DatabaseNames() {}

    static boolean valid(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    }

    /**
     * The name, when it is one.
     *
     * @throws TowpathException {@code CONFIGURATION} when it is not
     */
    public static String check(String name) {
        if (!valid(name)) {
            throw new TowpathException(ErrorCode.CONFIGURATION, "--database: " + RULE + ".");
        }
        return name;
    }
}
