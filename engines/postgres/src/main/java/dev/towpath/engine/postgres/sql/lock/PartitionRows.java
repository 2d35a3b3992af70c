package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.NO;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.DEFAULT_PARTITION;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITION;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.engine.postgres.sql.PartitionBounds;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.operation.SchemaOperation.AttachPartition;
import dev.towpath.model.operation.SchemaOperation.DetachPartition;
import java.util.List;

/** Partitions that come and go. The server skips a scan where a validated CHECK proves that no row is in the wrong place. */
final class PartitionRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AttachPartition.class)
                    .before(12)
                    .takes(ACCESS_EXCLUSIVE, SCAN, PARTITION, DEFAULT_PARTITION)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("release-12"),
            row(AttachPartition.class)
                    .when(
                            "a CHECK proves the bounds, and no default partition is read",
                            (attach, schema) -> isProven(attach, schema)
                                    && !Conditions.readsDefault(attach.table(), attach.bound(), schema))
                    .takes(ACCESS_EXCLUSIVE, BRIEF, PARTITION)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("18"),
            row(AttachPartition.class)
                    .when("a CHECK proves the bounds", PartitionRows::isProven)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, PARTITION)
                    .takes(ACCESS_EXCLUSIVE, SCAN, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("18"),
            row(AttachPartition.class)
                    .when(
                            "no default partition is read",
                            (attach, schema) -> !Conditions.readsDefault(attach.table(), attach.bound(), schema))
                    .takes(ACCESS_EXCLUSIVE, SCAN, PARTITION)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AttachPartition.class)
                    .takes(ACCESS_EXCLUSIVE, SCAN, PARTITION)
                    .takes(ACCESS_EXCLUSIVE, SCAN, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DetachPartition.class)
                    .when("CONCURRENTLY", (detach, schema) -> detach.concurrently())
                    .since(14)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, PARTITION)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .transaction(NO)
                    .page("sql-altertable")
                    .measured("18"),
            row(DetachPartition.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITION, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"));

    private PartitionRows() {}

    private static boolean isProven(AttachPartition attach, SchemaView schema) {
        return schema.existing(attach.partition())
                .filter(table -> PartitionBounds.areProven(table, attach.bound()))
                .isPresent();
    }
}
