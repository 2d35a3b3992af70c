package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.model.operation.WideTrigger.Event;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import java.util.Set;

/**
 * Decides how each action has to run. What touches only objects the plan made itself runs as written: nobody uses them
 * yet. For what existed before, the engine is asked for an online form.
 */
final class ActionJudge {
    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final TakingJudge takings;
    private final FillJudge fills;

    ActionJudge(OnlineForms forms, SimulatedSchema schema) {
        this.forms = forms;
        this.schema = schema;
        this.takings = new TakingJudge(schema);
        this.fills = new FillJudge(forms, schema);
    }

    /**
     * The verdict on one action.
     *
     * @param recreated objects that the same changeset makes again
     */
    Verdict judge(Action action, Statement statement, Set<TableName> recreated) {
        return switch (action.operation()) {
            case SchemaOperation.CreateTable create ->
                create.partitionOf() == null
                        ? new Verdict.AsWritten()
                        : online(create.partitionOf(), action, statement);
            case SchemaOperation.DropTable drop -> contract(drop.table(), "drops table " + drop.table());
            case SchemaOperation.RenameTable rename ->
                contract(rename.table(), "renames table " + rename.table() + " to " + rename.newName());
            case SchemaOperation.AttachPartition attach -> online(attach.table(), action, statement);
            case SchemaOperation.DetachPartition detach ->
                contract(detach.table(), "takes partition " + detach.partition() + " out of " + detach.table());
            case SchemaOperation.AlterTable alter ->
                alter.change() == TableChange.SET_SCHEMA
                        ? contract(alter.table(), "moves table " + alter.table() + " to another schema")
                        : online(alter.table(), action, statement);
            case SchemaOperation.AddColumn add -> online(add.table(), action, statement);
            case SchemaOperation.DropColumn drop ->
                contract(drop.table(), "drops column " + drop.table() + "." + drop.column());
            case SchemaOperation.RenameColumn rename ->
                contract(
                        rename.table(),
                        "renames column " + rename.table() + "." + rename.column() + " to " + rename.newName());
            case SchemaOperation.AlterColumnType alter -> online(alter.table(), action, statement);
            case SchemaOperation.SetNotNull set -> online(set.table(), action, statement);
            case SchemaOperation.DropNotNull drop -> online(drop.table(), action, statement);
            case SchemaOperation.SetDefault set -> online(set.table(), action, statement);
            case SchemaOperation.DropDefault drop -> online(drop.table(), action, statement);
            case SchemaOperation.CreateIndex create -> online(create.table(), action, statement);
            case SchemaOperation.RedefineColumn redefine ->
                redefine.renames()
                        ? contract(
                                redefine.table(),
                                "renames column " + redefine.table() + "." + redefine.column() + " to "
                                        + redefine.spec().name())
                        : online(redefine.table(), action, statement);
            case SchemaOperation.ChangePartitions change -> partitions(change, action, statement);
            case SchemaOperation.DropIndex drop ->
                drop.on() != null
                        ? online(drop.on(), action, statement)
                        : schema.ownerOf(drop.index())
                                .map(owner -> form(owner, action, statement))
                                .orElseGet(Verdict.AsWritten::new);
            case SchemaOperation.AddConstraint add -> online(add.table(), action, statement);
            case SchemaOperation.DropConstraint drop -> online(drop.table(), action, statement);
            case SchemaOperation.ValidateConstraint validate -> online(validate.table(), action, statement);
            case SchemaOperation.RenameConstraint rename -> online(rename.table(), action, statement);
            case SchemaOperation.CreateObject ignored -> new Verdict.AsWritten();
            case SchemaOperation.AlterObject alter -> object(alter, action, statement);
            case SchemaOperation.DropObject drop -> takings.judge(drop, recreated);
            case SchemaOperation.AddEnumValue ignored -> new Verdict.AsWrittenLast();
            case SchemaOperation.InsertRows ignored -> new Verdict.AsWritten();
            case SchemaOperation.CopyRows ignored -> new Verdict.AsWritten();
            case SchemaOperation.InsertQuery insert ->
                fills.judge(insert.chunking(), new RowChange(Event.INSERT, insert.table()));
            case SchemaOperation.UpdateRows update ->
                fills.judge(update.chunking(), new RowChange(Event.UPDATE, update.table(), update.columns()));
            case SchemaOperation.DeleteRows delete ->
                fills.judge(delete.chunking(), new RowChange(Event.DELETE, delete.table()));
            case SchemaOperation.TruncateTable truncate ->
                contract(truncate.table(), "deletes all rows of " + truncate.table());
            case SchemaOperation.Describe ignored -> new Verdict.AsWritten();
            case SchemaOperation.ChangePrivileges ignored -> new Verdict.AsWritten();
            case SchemaOperation.SessionSetting ignored -> new Verdict.Setting();
            case SchemaOperation.TransactionControl control -> transaction(control);
            case SchemaOperation.Maintenance maintenance ->
                maintenance.table() == null
                        ? ofUnnamed(action, statement)
                        : online(maintenance.table(), action, statement);
            // Its parts are judged one by one; a block within a block has been taken apart when it was read.
            case SchemaOperation.Block block -> new Verdict.Unknown(block.what());
            case SchemaOperation.Opaque opaque -> new Verdict.Unknown(opaque.what());
        };
    }

    private Verdict partitions(SchemaOperation.ChangePartitions change, Action action, Statement statement) {
        return switch (change.change()) {
            case DROP, TRUNCATE, EXCHANGE, TABLESPACE ->
                contract(change.table(), "takes the rows of partitions out of " + change.table());
            case PARTITION_BY, REMOVE_PARTITIONING, ADD, COALESCE, REORGANIZE, REBUILD, MAINTAIN ->
                online(change.table(), action, statement);
        };
    }

    /** Of a view too, which ALTER TABLE may rename. */
    private Verdict contract(TableName table, String reason) {
        boolean existed = schema.existing(table).isPresent() || schema.otherExisted(table);
        return existed ? new Verdict.Contract(reason) : new Verdict.AsWritten();
    }

    private Verdict online(TableName table, Action action, Statement statement) {
        return schema.existing(table)
                .map(facts -> form(facts, action, statement))
                .orElseGet(Verdict.AsWritten::new);
    }

    /** Upkeep of an index, a schema or all tables: which ones are in use, nobody can tell. */
    private Verdict ofUnnamed(Action action, Statement statement) {
        return !schema.beganEmpty() && forms.form(action, statement, schema) instanceof OnlineForm.Blocking blocking
                ? new Verdict.Blocks(blocking.reason(), blocking.advice(), false)
                : new Verdict.AsWritten();
    }

    /** A type's new rule may be held against the rows of tables that the statement does not name. */
    private Verdict object(SchemaOperation.AlterObject alter, Action action, Statement statement) {
        if (forms.form(action, statement, schema) instanceof OnlineForm.Blocking blocking) {
            List<LockImpact> locks = forms.locks(alter, schema);
            boolean small = !locks.isEmpty()
                    && locks.stream()
                            .allMatch(lock -> schema.existing(lock.table())
                                    .filter(table -> table.estimatedRows() <= schema.smallTableRows())
                                    .isPresent());
            return new Verdict.Blocks(blocking.reason(), blocking.advice(), small);
        }
        return takings.judge(alter);
    }

    private Verdict form(TableFacts table, Action action, Statement statement) {
        return switch (forms.form(action, statement, schema)) {
            case OnlineForm.AsWritten ignored -> new Verdict.AsWritten();
            case OnlineForm.Rewritten rewritten -> new Verdict.Online(rewritten);
            case OnlineForm.Blocking blocking ->
                new Verdict.Blocks(
                        blocking.reason(),
                        blocking.advice(),
                        table.estimatedRows() <= schema.smallTableRows(),
                        blocking.fails());
        };
    }

    private static Verdict transaction(SchemaOperation.TransactionControl control) {
        return switch (control.step()) {
            case BEGIN -> new Verdict.Ignored();
            case COMMIT, COMMIT_AND_CHAIN -> new Verdict.Commits();
            case DISCARD ->
                new Verdict.Refused(
                        "throws away with DISCARD what its session holds, which is not only its own",
                        "Remove it: no step sees the session of another one.");
            case ROLLBACK, ROLLBACK_AND_CHAIN, ROLLBACK_TO, SAVEPOINT, RELEASE, PREPARE, OTHER ->
                new Verdict.Refused(
                        "steers its transaction with " + control.step().words(),
                        "Remove it: Towpath commits each step together with the record that it is done.");
        };
    }
}
