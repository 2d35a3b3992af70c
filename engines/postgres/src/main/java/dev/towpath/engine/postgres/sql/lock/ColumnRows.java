package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.OWN_SEQUENCE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.REFERENCING_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.REWRITE;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.DropColumn;
import dev.towpath.model.operation.SchemaOperation.DropDefault;
import dev.towpath.model.operation.SchemaOperation.DropNotNull;
import dev.towpath.model.operation.SchemaOperation.RenameColumn;
import dev.towpath.model.operation.SchemaOperation.SetDefault;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import java.util.List;

/** Columns, but for their types. */
final class ColumnRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AddColumn.class)
                    .when(
                            "with a default",
                            (add, schema) -> add.column().defaultValue().kind() != Kind.NONE)
                    .before(11)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, REWRITE, FOREIGN_KEY_PARENTS)
                    .page("release-11"),
            row(AddColumn.class)
                    .when(
                            "with a value of its own in every row: volatile default, sequence, STORED",
                            Conditions::fillsRows)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, REWRITE, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddColumn.class)
                    .when("of a domain with a CHECK or NOT NULL", Conditions::isOfConstrainedDomain)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, REWRITE, FOREIGN_KEY_PARENTS)
                    .measured("15, 18"),
            row(AddColumn.class)
                    .when("with a constraint that is checked or built at once", Conditions::checksRows)
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, SCAN, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AddColumn.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropColumn.class)
                    .when("CASCADE", (drop, schema) -> drop.cascade())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropColumn.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, FOREIGN_KEY_PARENTS, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(RenameColumn.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(SetNotNull.class)
                    .when(
                            "no row can be null: the column is NOT NULL, or a validated CHECK says so",
                            Conditions::cannotBeNull)
                    .since(12)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(SetNotNull.class)
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropNotNull.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(SetDefault.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(DropDefault.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"));

    private ColumnRows() {}
}
