package dev.towpath.activity;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.DatabaseServer;

/**
 * A database this worker is configured for.
 *
 * @param name what migrations call it
 * @param ledgerSchema where Towpath's own tables are
 * @param sensors what to watch while fills run, beside what the server shows by itself
 */
public record WorkerDatabase(
        String name, Engine engine, DatabaseServer server, String ledgerSchema, SensorSettings sensors) {
    /** A database of which nothing more is to be watched. */
    public WorkerDatabase(String name, Engine engine, DatabaseServer server, String ledgerSchema) {
        this(name, engine, server, ledgerSchema, SensorSettings.NONE);
    }
}
