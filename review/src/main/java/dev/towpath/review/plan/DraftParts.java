package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns verdicts into the parts a step is made of. Looks at the schema as it is before the statement. */
final class DraftParts {
    private final OnlineForms forms;
    private final SimulatedSchema schema;

    DraftParts(OnlineForms forms, SimulatedSchema schema) {
        this.forms = forms;
        this.schema = schema;
    }

    /** What nobody can tell anything about, as written. */
    static DraftPart.Plain unknown(Statement statement) {
        return new DraftPart.Plain(
                planned(statement, statement.sql(), List.of()),
                List.of(),
                new TreeSet<>(),
                false,
                false,
                Footprint.ANYTHING);
    }

    /** The parts of one action, in order. */
    List<DraftPart> of(Understanding.Understood read, Action action, Verdict verdict) {
        return switch (verdict) {
            case Verdict.AsWritten ignored -> List.of(asWritten(read, action, false));
            case Verdict.AsWrittenLast ignored -> List.of(asWritten(read, action, true));
            case Verdict.Blocks ignored -> List.of(asWritten(read, action, false));
            case Verdict.Unknown ignored -> List.of(asWritten(read, action, false));
            case Verdict.Online online -> online(read, action, online.form());
            case Verdict.InChunks chunks ->
                List.of(FillParts.of(read, chunks, schema, forms.locks(action.operation(), schema)));
            case Verdict.Setting ignored ->
                List.of(new DraftPart.Setting(
                        planned(read.statement(), action.sql(), List.of()),
                        forms.beyondTransaction(action.sql()),
                        action.operation() instanceof SchemaOperation.SessionSetting setting
                                ? setting.assigns()
                                : null));
            case Verdict.Commits ignored -> List.of(new DraftPart.Boundary());
            case Verdict.Contract ignored -> List.of(asWritten(read, action, false));
            case Verdict.Refused ignored -> List.of();
            case Verdict.Ignored ignored -> List.of();
        };
    }

    /** The actions' parts as the one statement they were written as. */
    static DraftPart together(Understanding.Understood read, List<DraftPart.Plain> actions) {
        Statement statement = read.statement();
        List<LockImpact> locks = new ArrayList<>();
        Expected expects = Expected.none();
        Footprint footprint = actions.getFirst().footprint();
        boolean rows = false;
        for (DraftPart.Plain action : actions) {
            locks.addAll(action.statement().locks());
            expects.then(action.footprint(), action.expects());
            footprint = footprint.and(action.footprint());
            rows |= action.rowsOfExisting();
        }
        List<LockImpact> once = locks.stream().distinct().toList();
        if (runsAlone(read.transaction())) {
            return new DraftPart.Alone(planned(statement, statement.sql(), once), expects.list(), footprint);
        }
        return new DraftPart.Plain(
                planned(statement, statement.sql(), once), expects.list(), locked(once), rows, false, footprint);
    }

    private DraftPart asWritten(Understanding.Understood read, Action action, boolean last) {
        SchemaOperation operation = action.operation();
        DraftPart.Plain plain = plain(read, action, last);
        Footprint footprint = plain.footprint();
        PlannedStatement statement = plain.statement();
        if (read.transaction() == TransactionNeed.OUTSIDE) {
            if (operation instanceof SchemaOperation.CreateIndex create && create.index() != null) {
                TableName table = schema.resolve(create.table());
                return new DraftPart.Index(statement, table, new TableName(table.schema(), create.index()), footprint);
            }
            if (operation instanceof SchemaOperation.DropIndex drop) {
                return new DraftPart.IndexDrop(statement, schema.resolve(drop.index()), footprint);
            }
        }
        return runsAlone(read.transaction()) ? new DraftPart.Alone(statement, plain.expects(), footprint) : plain;
    }

    /** What the server refuses within a transaction, or commits together with all that came before it. */
    private static boolean runsAlone(TransactionNeed need) {
        return need == TransactionNeed.OUTSIDE || need == TransactionNeed.IMPLICIT_COMMIT;
    }

    /** One action as it was written. */
    DraftPart.Plain plain(Understanding.Understood read, Action action, boolean last) {
        SchemaOperation operation = action.operation();
        List<LockImpact> locks = forms.locks(action, read, schema);
        return new DraftPart.Plain(
                planned(read.statement(), action.sql(), locks),
                forms.expectations(operation, schema),
                locked(locks),
                changesRowsOfExisting(operation),
                last,
                Natures.footprint(operation, read, schema));
    }

    private List<DraftPart> online(Understanding.Understood read, Action action, OnlineForm.Rewritten form) {
        Footprint rule = Natures.footprint(action.operation(), read, schema);
        SortedSet<TableName> relations = rule.relations();
        List<DraftPart> parts = new ArrayList<>();
        // What is only a rule has bound new rows for long when it is settled.
        boolean onlyRule = rule.touches().stream().allMatch(touch -> touch.nature() == Footprint.Nature.ADDS_RULE);
        Footprint.Nature settled = onlyRule ? Footprint.Nature.FINISHES : Footprint.Nature.OTHER;
        boolean validated = false;
        for (OnlineForm.Part part : form.parts()) {
            Footprint addition = validated ? Footprint.of(relations, settled) : rule;
            switch (part) {
                case OnlineForm.Part.InTransaction plain -> {
                    List<LockImpact> locks = plain.locks() == null ? strongLocks(action, relations) : plain.locks();
                    parts.add(new DraftPart.Plain(
                            planned(read.statement(), plain.sql(), locks),
                            plain.expects(),
                            locked(locks),
                            false,
                            false,
                            addition));
                }
                case OnlineForm.Part.Alone alone ->
                    parts.add(new DraftPart.Alone(
                            planned(read.statement(), alone.sql(), forms.locks(action.operation(), schema)),
                            alone.expects(),
                            addition));
                case OnlineForm.Part.IndexBuild build ->
                    parts.add(new DraftPart.Index(
                            planned(read.statement(), build.sql(), onlineLock(build.table())),
                            build.table(),
                            build.index(),
                            // A partition's index is built on its own table.
                            addition.and(Footprint.of(
                                    new TreeSet<>(List.of(build.table())),
                                    rule.touches().getFirst().nature()))));
                case OnlineForm.Part.IndexDrop drop ->
                    parts.add(new DraftPart.IndexDrop(
                            planned(read.statement(), drop.sql(), List.of()),
                            drop.index(),
                            Footprint.of(relations, Footprint.Nature.OTHER)));
                case OnlineForm.Part.Validation validation -> {
                    validated = true;
                    parts.add(new DraftPart.Validation(
                            planned(read.statement(), validation.sql(), onlineLock(validation.table())),
                            validation.table(),
                            validation.constraint(),
                            Footprint.of(relations, Footprint.Nature.VALIDATES)));
                }
            }
        }
        return parts;
    }

    /** The written form's locks, held for a moment only: the rewritten form neither scans nor rewrites. */
    private List<LockImpact> strongLocks(Action action, SortedSet<TableName> relations) {
        return forms.locks(action.operation(), schema).stream()
                .filter(lock -> relations.contains(lock.table()))
                .map(lock -> new LockImpact(
                        lock.mode(), lock.lockClass(), lock.table(), lock.blocks(), LockImpact.Duration.BRIEF))
                .toList();
    }

    private static List<LockImpact> onlineLock(TableName table) {
        return List.of(new LockImpact(
                "SHARE UPDATE EXCLUSIVE", LockClass.ONLINE, table, "other schema changes", LockImpact.Duration.SCAN));
    }

    private boolean changesRowsOfExisting(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.InsertRows insert ->
                schema.existing(insert.table()).isPresent();
            case SchemaOperation.InsertQuery insert ->
                schema.existing(insert.table()).isPresent();
            case SchemaOperation.UpdateRows update ->
                schema.existing(update.table()).isPresent();
            case SchemaOperation.DeleteRows delete ->
                schema.existing(delete.table()).isPresent();
            case SchemaOperation.CopyRows copy -> schema.existing(copy.table()).isPresent();
            // It reads rows, for as long as that takes.
            case SchemaOperation.CreateTable create -> create.copiesRows();
            default -> false;
        };
    }

    private static SortedSet<TableName> locked(List<LockImpact> locks) {
        SortedSet<TableName> tables = new TreeSet<>();
        locks.stream().filter(lock -> lock.lockClass() == LockClass.STRONG).forEach(lock -> tables.add(lock.table()));
        return tables;
    }

    static PlannedStatement planned(Statement statement, String sql, List<LockImpact> locks) {
        String written = sql.equals(statement.sql()) ? null : statement.sql();
        return new PlannedStatement(sql, written, statement.at(), locks, statement.copyData());
    }
}
