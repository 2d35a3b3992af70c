package dev.towpath.adapter.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends all of Flyway's talk, edition notices included, to SLF4J at DEBUG. Public because Flyway creates it by name. */
public final class QuietFlywayLog implements LogCreator {
    /** Called by Flyway. */
    public QuietFlywayLog() {}

    @Override
    public Log createLogger(Class<?> clazz) {
        return new ToDebug(LoggerFactory.getLogger(clazz));
    }

    private record ToDebug(Logger logger) implements Log {
        @Override
        public void debug(String message) {
            logger.trace(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void warn(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message, Exception e) {
            logger.debug(message, e);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }
    }
}
