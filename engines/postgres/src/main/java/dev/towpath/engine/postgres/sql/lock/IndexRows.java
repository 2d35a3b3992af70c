package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.NO;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.INDEX_ITSELF;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import java.util.List;

/** Indexes that come and go. */
final class IndexRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(CreateIndex.class)
                    .when("CONCURRENTLY", (create, schema) -> create.concurrently())
                    .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET)
                    .transaction(NO)
                    .page("sql-createindex")
                    .measured("15, 18"),
            row(CreateIndex.class)
                    .when(
                            "ON ONLY a partitioned table",
                            (create, schema) -> create.only() && Conditions.isPartitioned(create.table(), schema))
                    .takes(SHARE, BRIEF, TARGET)
                    .page("sql-createindex")
                    .measured("18"),
            row(CreateIndex.class)
                    .takes(SHARE, SCAN, TARGET, PARTITIONS)
                    .page("sql-createindex")
                    .measured("15, 18"),
            row(DropIndex.class)
                    .when("CONCURRENTLY", (drop, schema) -> drop.concurrently())
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .transaction(NO)
                    .page("sql-dropindex")
                    .measured("15, 18"),
            row(DropIndex.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, INDEX_ITSELF)
                    .page("sql-dropindex")
                    .measured("15, 18"));

    private IndexRows() {}
}
