package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.OWN_SEQUENCE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARENT_TABLE;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.REWRITE;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;
import static dev.towpath.model.operation.TableChange.*;

import dev.towpath.model.operation.SchemaOperation.AlterTable;
import java.util.List;

/** The rarer actions of ALTER TABLE, by what they change. */
final class SettingRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(AlterTable.class)
                    .of(AlterTable::change, SET_OPTIONS, CLUSTER_ON, SET_COLUMN_OPTIONS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, SET_STATISTICS)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, ENABLE_TRIGGER, DISABLE_TRIGGER)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, SET_TABLESPACE, SET_ACCESS_METHOD)
                    .when("a partitioned table", (alter, schema) -> Conditions.isPartitioned(alter.table(), schema))
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("18"),
            // Nothing happens when it is so already, which the operation does not tell.
            row(AlterTable.class)
                    .of(AlterTable::change, SET_LOGGED, SET_UNLOGGED, SET_TABLESPACE, SET_ACCESS_METHOD)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, SET_EXPRESSION)
                    .when("of a virtual column", Conditions::isVirtual)
                    .since(18)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, SET_EXPRESSION)
                    .since(17)
                    .takes(ACCESS_EXCLUSIVE, REWRITE, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, ENFORCE_CONSTRAINT)
                    .since(18)
                    .takes(ACCESS_EXCLUSIVE, SCAN, TARGET)
                    .takes(SHARE_ROW_EXCLUSIVE, SCAN, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, RELEASE_CONSTRAINT)
                    .since(18)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, FOREIGN_KEY_PARENTS)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, SET_IDENTITY)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .takes(SHARE_ROW_EXCLUSIVE, BRIEF, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, ADD_IDENTITY, DROP_IDENTITY)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("18"),
            row(AlterTable.class)
                    .of(AlterTable::change, DROP_EXPRESSION, SET_STORAGE)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, INHERIT)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, PARENT_TABLE)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, NO_INHERIT, ROW_SECURITY, REPLICA_IDENTITY, ALTER_CONSTRAINT)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, OWNER, SET_SCHEMA)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, OWN_SEQUENCE)
                    .page("sql-altertable")
                    .measured("15, 18"),
            row(AlterTable.class)
                    .of(AlterTable::change, OTHER)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable")
                    .measured("18"),
            // No statement of this server makes them; should one ever, it is taken for the worst.
            row(AlterTable.class)
                    .of(
                            AlterTable::change,
                            ENGINE,
                            CHARACTER_SET,
                            CONVERT_CHARACTER_SET,
                            AUTO_INCREMENT,
                            ROW_FORMAT,
                            ALGORITHM,
                            LOCK,
                            PARTITIONING,
                            RENAME_INDEX,
                            SWAP_PRIMARY_KEY,
                            REBUILD,
                            TABLESPACE_FILE,
                            COMMENT,
                            VISIBILITY)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET)
                    .page("sql-altertable"));

    private SettingRows() {}
}
