package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ROW_SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.REFERENCING_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.REWRITE;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.RenameConstraint;
import dev.towpath.model.operation.SchemaOperation.ValidateConstraint;
import java.util.List;

/** Constraints of tables. */
final class ConstraintRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AddConstraint.class)
                    .when(
                            "FOREIGN KEY, NOT VALID or NOT ENFORCED",
                            (add, schema) -> add.notValid() && Conditions.isForeignKey(add, schema))
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .when("FOREIGN KEY", Conditions::isForeignKey)
                    .takes(SHARE_ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .when("PRIMARY KEY over an index with a column that may be null", Conditions::setsNotNull)
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .when("a key over an index", Conditions::usesIndex)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .when(
                            "PRIMARY KEY, UNIQUE of a partitioned table",
                            (add, schema) -> Conditions.buildsIndex(add, schema)
                                    && Conditions.isPartitioned(add.table(), schema))
                    .before(16)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET)
                    .takes(SHARE, REWRITE, PARTITIONS)
                    .measured("15"),
            row(AddConstraint.class)
                    .when("PRIMARY KEY, UNIQUE, EXCLUDE: an index is built", Conditions::buildsIndex)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .when("CHECK, NOT NULL, if NOT VALID or NOT ENFORCED", (add, schema) -> add.notValid())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddConstraint.class)
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropConstraint.class)
                    .when("CASCADE", (drop, schema) -> drop.cascade())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropConstraint.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(ValidateConstraint.class)
                    .takes(SHARE_UPDATE_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, SCAN, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(RenameConstraint.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"));

    private ConstraintRows() {}
}
