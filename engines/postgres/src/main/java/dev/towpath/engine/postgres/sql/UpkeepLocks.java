package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import java.util.List;
import java.util.Locale;

/** What upkeep locks: VACUUM, ANALYZE, CLUSTER, REINDEX, and LOCK TABLE itself. */
final class UpkeepLocks {
    private UpkeepLocks() {}

    static List<LockImpact> of(SchemaOperation.Maintenance maintenance, SchemaView schema) {
        TableName table = maintenance.table();
        if (table == null) {
            return List.of();
        }
        String action = maintenance.action().toUpperCase(Locale.ROOT);
        return switch (maintenance.upkeep()) {
            case LOCK_TABLE -> asked(action, table, schema);
            case REFRESH, REFRESH_CONCURRENTLY -> refreshed(maintenance.upkeep(), table, schema);
            case VACUUM_FULL, CLUSTER, MOVE, REBUILD -> Locks.exclusive(table, Duration.REWRITE, schema);
            case REINDEX -> Locks.lock("SHARE", LockClass.STRONG, table, "writes", Duration.SCAN, schema);
            case VACUUM, ANALYZE, REINDEX_CONCURRENTLY, OTHER -> Locks.online(table, Duration.SCAN, schema);
        };
    }

    /** Readers wait for a refresh until its transaction ends, unless it is {@code CONCURRENTLY}. */
    private static List<LockImpact> refreshed(Upkeep upkeep, TableName view, SchemaView schema) {
        if (!schema.otherExisted(view)) {
            return List.of();
        }
        TableName name = schema.resolve(view);
        return List.of(
                upkeep == Upkeep.REFRESH_CONCURRENTLY
                        ? new LockImpact("EXCLUSIVE", LockClass.ONLINE, name, "other refreshes", Duration.SCAN)
                        : new LockImpact("ACCESS EXCLUSIVE", LockClass.STRONG, name, "reads", Duration.SCAN));
    }

    /** {@code LOCK TABLE … IN mode MODE}; ACCESS EXCLUSIVE when none is named. */
    private static List<LockImpact> asked(String action, TableName table, SchemaView schema) {
        int in = action.indexOf(" IN ");
        String mode = in < 0
                ? "ACCESS EXCLUSIVE"
                : action.substring(in + " IN ".length()).replaceFirst(" MODE\\b.*$", "");
        return switch (mode) {
            // As weak as those of reading.
            case "ACCESS SHARE", "ROW SHARE" -> List.of();
            case "ROW EXCLUSIVE" -> Locks.rows(table, schema);
            case "SHARE UPDATE EXCLUSIVE" -> Locks.online(table, Duration.BRIEF, schema);
            case "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE" ->
                Locks.lock(mode, LockClass.STRONG, table, "writes", Duration.BRIEF, schema);
            default -> Locks.exclusive(table, Duration.BRIEF, schema);
        };
    }
}
