package dev.towpath.starter.config;

import dev.towpath.activity.SensorSettings;
import dev.towpath.engine.spi.server.ConnectionSettings;

/**
 * One database that a worker serves.
 *
 * @param name how migrations call it
 * @param engine the engine's name
 * @param password where the password is kept
 * @param connections the budget: connections migrations may hold at once, over all workers
 * @param ledgerSchema where Towpath keeps its own tables
 * @param sensors what a worker watches while fills run
 */
public record DatabaseEntry(
        String name,
        String engine,
        ConnectionSettings connection,
        PasswordReference password,
        int connections,
        String ledgerSchema,
        SensorSettings sensors) {}
