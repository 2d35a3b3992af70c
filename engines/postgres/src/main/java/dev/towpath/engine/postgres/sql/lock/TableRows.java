package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.DEFAULT_PARTITION;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.OWN_SEQUENCE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARENT_TABLE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.REFERENCING_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropTable;
import dev.towpath.model.operation.SchemaOperation.RenameTable;
import java.util.List;

/** Whole tables. */
final class TableRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(CreateTable.class)
                    .when("PARTITION OF, and no default partition is read", TableRows::isBesideNoneRead)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, PARENT_TABLE, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("sql-createtable")
                    .measured("18"),
            row(CreateTable.class)
                    .when("PARTITION OF", (create, schema) -> create.partitionOf() != null)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, PARENT_TABLE)
                    .takes(ACCESS_EXCLUSIVE, SCAN, DEFAULT_PARTITION)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("sql-createtable")
                    .measured("15, 18"),
            row(CreateTable.class)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("sql-createtable")
                    .measured("15, 18"),
            row(DropTable.class)
                    .when("a partition", (drop, schema) -> Conditions.isPartition(drop.table(), schema))
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, PARENT_TABLE, DEFAULT_PARTITION)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS, OWN_SEQUENCE)
                    .page("sql-droptable")
                    .measured("15, 18"),
            row(DropTable.class)
                    .when("CASCADE", (drop, schema) -> drop.cascade())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, OWN_SEQUENCE)
                    .page("sql-droptable")
                    .measured("15, 18"),
            row(DropTable.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, OWN_SEQUENCE)
                    .page("sql-droptable")
                    .measured("15, 18"),
            row(RenameTable.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"));

    private TableRows() {}

    private static boolean isBesideNoneRead(CreateTable create, SchemaView schema) {
        TableName parent = create.partitionOf();
        return parent != null
                && !Conditions.readsDefault(parent, create.partitioning().bound(), schema);
    }
}
