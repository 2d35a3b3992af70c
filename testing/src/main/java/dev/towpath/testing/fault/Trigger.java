package dev.towpath.testing.fault;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The moment in a PostgreSQL conversation at which a fault strikes: the nth matching frontend message on any link, counted
 * from the moment the fault was armed.
 *
 * @param matches whether a message counts
 * @param nth from 1
 */
record Trigger(Predicate<FrontendMessage> matches, int nth) {
    Trigger {
        Objects.requireNonNull(matches);
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1, got " + nth);
        }
    }

    static Trigger message(char type, int nth) {
        return new Trigger(message -> message.type() == type, nth);
    }

    /** Messages that execute (simple or prepared) a statement that begins so, whatever its case. */
    static Trigger statement(String start, int nth) {
        String wanted = start.toLowerCase(Locale.ROOT);
        return new Trigger(
                message -> message.executes().strip().toLowerCase(Locale.ROOT).startsWith(wanted), nth);
    }
}
