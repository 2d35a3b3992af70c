package dev.towpath.activity;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.util.Map;
import java.util.TreeMap;

/** The databases of this worker, by name. */
public final class WorkerDatabases implements AutoCloseable {
    private final Map<String, WorkerDatabase> byName = new TreeMap<>();

    /** These databases. */
    public WorkerDatabases(Iterable<WorkerDatabase> databases) {
        databases.forEach(database -> byName.put(database.name(), database));
    }

    /**
     * The database of this name.
     *
     * @throws TowpathException {@code CONFIGURATION} when the worker has none
     */
    public WorkerDatabase named(String name) {
        WorkerDatabase database = byName.get(name);
        if (database == null) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "This worker has no database \"" + name + "\"; it has " + byName.keySet()
                            + ". Add it to the worker's towpath.yaml, or start the migration for one of these.");
        }
        return database;
    }

    @Override
    public void close() {
        byName.values().forEach(database -> database.server().close());
    }
}
