package dev.towpath.engine.postgres.sql.lock;

import static dev.towpath.engine.postgres.sql.lock.InTransaction.BY_ITS_WORDS;
import static dev.towpath.engine.postgres.sql.lock.InTransaction.STEERS;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ACCESS_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ROW_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.ROW_SHARE;
import static dev.towpath.engine.postgres.sql.lock.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.towpath.engine.postgres.sql.lock.LockRow.row;
import static dev.towpath.engine.postgres.sql.lock.Role.FOREIGN_KEY_PARENTS;
import static dev.towpath.engine.postgres.sql.lock.Role.PARTITIONS;
import static dev.towpath.engine.postgres.sql.lock.Role.REFERENCING_TABLES;
import static dev.towpath.engine.postgres.sql.lock.Role.TARGET;
import static dev.towpath.model.lock.LockImpact.Duration.BRIEF;
import static dev.towpath.model.lock.LockImpact.Duration.SCAN;

import dev.towpath.model.operation.SchemaOperation.Block;
import dev.towpath.model.operation.SchemaOperation.ChangePartitions;
import dev.towpath.model.operation.SchemaOperation.ChangePrivileges;
import dev.towpath.model.operation.SchemaOperation.CopyRows;
import dev.towpath.model.operation.SchemaOperation.DeleteRows;
import dev.towpath.model.operation.SchemaOperation.Describe;
import dev.towpath.model.operation.SchemaOperation.InsertQuery;
import dev.towpath.model.operation.SchemaOperation.InsertRows;
import dev.towpath.model.operation.SchemaOperation.Opaque;
import dev.towpath.model.operation.SchemaOperation.RedefineColumn;
import dev.towpath.model.operation.SchemaOperation.SessionSetting;
import dev.towpath.model.operation.SchemaOperation.TransactionControl;
import dev.towpath.model.operation.SchemaOperation.TruncateTable;
import dev.towpath.model.operation.SchemaOperation.UpdateRows;
import dev.towpath.model.operation.TransactionStep;
import java.util.List;

/** Rows, words about objects, and statements about the session. */
final class DataRows {
    static final List<LockRow<?>> ROWS = List.of(
            row(InsertRows.class)
                    .takes(ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(InsertQuery.class)
                    .takes(ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(CopyRows.class)
                    .takes(ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, BRIEF, FOREIGN_KEY_PARENTS)
                    .page("explicit-locking"),
            row(UpdateRows.class)
                    .takes(ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, BRIEF, FOREIGN_KEY_PARENTS, REFERENCING_TABLES)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(DeleteRows.class)
                    .takes(ROW_EXCLUSIVE, SCAN, TARGET, PARTITIONS)
                    .takes(ROW_SHARE, BRIEF, REFERENCING_TABLES)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(TruncateTable.class)
                    .when("CASCADE", (truncate, schema) -> truncate.cascade())
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS, REFERENCING_TABLES)
                    .page("sql-truncate")
                    .measured("15, 18"),
            row(TruncateTable.class)
                    .takes(ACCESS_EXCLUSIVE, BRIEF, TARGET, PARTITIONS)
                    .page("sql-truncate")
                    .measured("15, 18"),
            row(Describe.class)
                    .takes(SHARE_UPDATE_EXCLUSIVE, BRIEF, TARGET)
                    .page("explicit-locking")
                    .measured("15, 18"),
            row(ChangePrivileges.class).page("sql-grant").measured("18"),
            row(SessionSetting.class).page("sql-set").measured("18"),
            row(TransactionControl.class)
                    .when("DISCARD", (control, schema) -> control.step() == TransactionStep.DISCARD)
                    .transaction(BY_ITS_WORDS)
                    .page("sql-discard"),
            row(TransactionControl.class).transaction(STEERS).page("sql-begin"),
            // What its parts lock; they are looked up one by one.
            row(Block.class).transaction(BY_ITS_WORDS).page("sql-do"),
            // MySQL's own: no statement of this server makes them.
            row(RedefineColumn.class).page("sql-altertable"),
            row(ChangePartitions.class).page("sql-altertable"),
            row(Opaque.class).transaction(BY_ITS_WORDS).page("sql-do"));

    private DataRows() {}
}
