package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.OWN_SEQUENCE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.REFERENCING_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.engine.spi.sql.Dialect.TypeChange.FREE;
import static dev.towpath.engine.spi.sql.Dialect.TypeChange.RECHECKS;
import static dev.towpath.engine.spi.sql.Dialect.TypeChange.REINDEXES;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.REWRITE;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.engine.postgres.sql.TypeChanges;
import dev.towpath.engine.spi.sql.Dialect.TypeChange;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import java.util.List;

/** Types of columns. The foreign keys at a column are made anew, and their triggers on both sides with them. */
final class TypeRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AlterColumnType.class)
                    .when("an index of the column is built anew", (alter, schema) -> costs(alter, schema, REINDEXES))
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterColumnType.class)
                    .when("a CHECK of the column is made anew", (alter, schema) -> costs(alter, schema, RECHECKS))
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .measured("15, 18"),
            row(AlterColumnType.class)
                    .when("values and order stay as they are", (alter, schema) -> costs(alter, schema, FREE))
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .page("sql-altertable")
                    .measured("15, 18"),
            // Every value is converted, or nobody knows.
            row(AlterColumnType.class)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .takes(ACCESS_EXCLUSIVE, SCAN, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("15, 18"));

    private TypeRows() {}

    private static boolean costs(AlterColumnType alter, SchemaView schema, TypeChange cost) {
        return TypeChanges.of(alter, schema) == cost;
    }
}
