package dev.towpath.starter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets how much is logged. Libraries that talk to servers are silent: what they would say, a command says better. */
final class Logging {
    private static final List<String> TALKATIVE = List.of("io.temporal", "io.grpc");

    /** Kept, because the platform forgets the level of a logger that nobody holds. */
    private static final class Held {
        private static final java.util.logging.Logger GRPC = java.util.logging.Logger.getLogger("io.grpc");
    }

    private Logging() {}

    /** For a process that runs on its own: whatever libraries warn of is wanted, and every change of state. */
    static void ofServer(boolean debug) {
        level(true, debug);
        if (!debug && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        }
    }

    /** For a command that talks to no server: setting nothing starts nothing, which is a tenth of its time. */
    static void ofOffline(boolean verbose, boolean debug) {
        if (verbose || debug) {
            level(verbose, debug);
        }
    }

    static void level(boolean verbose, boolean debug) {
        Held.GRPC.setLevel(debug ? java.util.logging.Level.INFO : java.util.logging.Level.OFF);
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Level level = debug ? Level.DEBUG : verbose ? Level.INFO : Level.WARN;
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(debug ? Level.INFO : level);
        context.getLogger("dev.towpath").setLevel(level);
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(debug ? Level.INFO : Level.OFF));
    }
}
