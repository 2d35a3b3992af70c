package dev.towpath.starter.cli;

import dev.towpath.starter.client.ShellArgument;
import java.util.function.Supplier;

/** Tells somebody who presses Ctrl-C that the migration goes on, and how to come back. The JVM exits with 130. */
final class Detachment {
    private Detachment() {}

    /** Waits, and says those words when the process is told to stop meanwhile. */
    static <T> T during(Surroundings surroundings, String id, Supplier<T> waiting) {
        Thread words = new Thread(() -> announce(surroundings, id), "detach");
        Runtime.getRuntime().addShutdownHook(words);
        try {
            return waiting.get();
        } finally {
            forget(words);
        }
    }

    private static void announce(Surroundings surroundings, String id) {
        surroundings.err().println();
        surroundings
                .err()
                .println("Detached; the migration goes on. Come back with: towpath watch " + ShellArgument.of(id));
        surroundings.err().flush();
    }

    private static void forget(Thread words) {
        try {
            Runtime.getRuntime().removeShutdownHook(words);
        } catch (IllegalStateException e) {
            // The process is going down: the words are being said.
            return;
        }
    }
}
