package dev.towpath.activity;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.DatabaseServer;

/**
 * A database this worker is configured for.
 *
 * @param name what migrations call it
 * @param ledgerSchema where Towpath's own tables are
 */
public record WorkerDatabase(String name, Engine engine, DatabaseServer server, String ledgerSchema) {}
