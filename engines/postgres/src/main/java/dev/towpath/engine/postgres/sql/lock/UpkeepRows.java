package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.NO;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.INDEX_ITSELF;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.engine.postgres.sql.lock.Role.VIEW_ITSELF;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.REWRITE;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;
import static dev.towpath.model.operation.Upkeep.*;

import dev.towpath.engine.postgres.sql.ActionTexts;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import java.util.ArrayList;
import java.util.List;

/** Upkeep, and LOCK TABLE itself with one row for each mode it can ask for. */
final class UpkeepRows {
    static final List<LockRow<?>> ROWS = rows();

    private UpkeepRows() {}

    private static List<LockRow<?>> rows() {
        List<LockRow<?>> rows = new ArrayList<>(List.of(
                row(Maintenance.class)
                        .of(Maintenance::upkeep, VACUUM_FULL)
                        .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET)
                        .transaction(NO)
                        .page("sql-vacuum")
                        .measured("18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, VACUUM)
                        .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET)
                        .transaction(NO)
                        .page("sql-vacuum")
                        .measured("18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, ANALYZE)
                        .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                        .page("sql-analyze")
                        .measured("15, 18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, CLUSTER)
                        .when("without a table, or of a partitioned one", UpkeepRows::isOfMany)
                        .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                        .transaction(NO)
                        .page("sql-cluster"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, CLUSTER)
                        .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET)
                        .page("sql-cluster")
                        .measured("15, 18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, REINDEX)
                        .when("of a schema, a database or a partitioned table", UpkeepRows::isOfManyIndexes)
                        .takes(SHARE, SCAN, TARGET, PARTITIONS)
                        .takes(ACCESS_EXCLUSIVE, SCAN, INDEX_ITSELF)
                        .transaction(NO)
                        .page("sql-reindex"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, REINDEX)
                        .takes(SHARE, SCAN, TARGET)
                        .takes(ACCESS_EXCLUSIVE, SCAN, INDEX_ITSELF)
                        .page("sql-reindex")
                        .measured("15, 18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, REINDEX_CONCURRENTLY)
                        .since(12)
                        .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                        .transaction(NO)
                        .page("sql-reindex")
                        .measured("18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, REFRESH)
                        .takes(ACCESS_EXCLUSIVE, SCAN, VIEW_ITSELF)
                        .page("sql-refreshmaterializedview")
                        .measured("15, 18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, REFRESH_CONCURRENTLY)
                        .takes(EXCLUSIVE, SCAN, VIEW_ITSELF)
                        .page("sql-refreshmaterializedview")
                        .measured("15, 18"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, MOVE, REBUILD)
                        .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET)
                        .page("sql-alterindex"),
                row(Maintenance.class)
                        .of(Maintenance::upkeep, OTHER)
                        .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET)
                        .page("sql-checkpoint")));
        for (LockMode mode : LockMode.values()) {
            if (mode != ACCESS_EXCLUSIVE) {
                rows.add(asks(mode).when("IN " + mode.display() + " MODE", (lock, schema) -> asked(lock) == mode));
            }
        }
        rows.add(asks(ACCESS_EXCLUSIVE));
        return List.copyOf(rows);
    }

    private static LockRow<Maintenance> asks(LockMode mode) {
        return row(Maintenance.class)
                .of(Maintenance::upkeep, LOCK_TABLE)
                .takes(mode, BRIEF, TARGET, PARTITIONS)
                .page("sql-lock")
                .measured("18");
    }

    private static LockMode asked(Maintenance lock) {
        String mode = ActionTexts.lockMode(lock.action());
        return mode == null ? ACCESS_EXCLUSIVE : LockMode.of(mode);
    }

    private static boolean isOfMany(Maintenance upkeep, SchemaView schema) {
        return upkeep.table() == null || Conditions.isPartitioned(upkeep.table(), schema);
    }

    private static boolean isOfManyIndexes(Maintenance upkeep, SchemaView schema) {
        return upkeep.table() == null
                ? ActionTexts.reindexesMany(upkeep.action())
                : Conditions.isPartitioned(upkeep.table(), schema);
    }
}
