package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.ChunkText;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one read statement into parts and findings. Looks at the schema as it is before the statement. */
final class StatementPlanner {
    /** A star that means all columns, and not a product. */
    private static final Pattern WHOLE_ROW = Pattern.compile("(?:\\bSELECT|,|\\.)\\s*\\*", Pattern.CASE_INSENSITIVE);

    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final Policy policy;
    private final boolean fresh;
    private final ActionJudge judge;

    /** @param fresh whether nothing existed before the plan that an unknown statement could harm */
    StatementPlanner(OnlineForms forms, SimulatedSchema schema, Policy policy, boolean fresh) {
        this.forms = forms;
        this.schema = schema;
        this.policy = policy;
        this.fresh = fresh;
        this.judge = new ActionJudge(forms, schema);
    }

    StatementPlan plan(Understanding understanding, Set<TableName> recreated) {
        return switch (understanding) {
            case Understanding.NotUnderstood not -> notUnderstood(not);
            case Understanding.Understood read -> understood(read, recreated);
        };
    }

    private StatementPlan notUnderstood(Understanding.NotUnderstood not) {
        Statement statement = not.statement();
        boolean run = policy.notUnderstood() == Policy.Unknown.RUN;
        Finding finding = new Finding(
                "not-understood",
                run ? Severity.WARNING : Severity.ERROR,
                "Nobody can tell what this statement does: " + not.reason(),
                run
                        ? "Policy lets it run as written."
                        : "Rewrite it, or set policy.not-understood to \"run\" after reading it yourself.",
                not.at(),
                Finding.excerpt(statement.sql()),
                null);
        return StatementPlan.of(List.of(plainUnknown(statement)), List.of(finding));
    }

    private DraftPart.Plain plainUnknown(Statement statement) {
        return new DraftPart.Plain(
                planned(statement, statement.sql(), List.of()),
                List.of(),
                new TreeSet<>(),
                false,
                false,
                Footprint.ANYTHING);
    }

    private StatementPlan understood(Understanding.Understood read, Set<TableName> recreated) {
        Statement statement = read.statement();
        List<Finding> findings = new ArrayList<>();
        List<DraftPart> parts = new ArrayList<>();
        List<DraftPart.Plain> whole = new ArrayList<>();
        String hold = null;
        boolean perAction = read.actions().size() == 1;
        for (Action action : read.actions()) {
            Verdict verdict = judge.judge(action, statement, recreated);
            Finding finding = finding(verdict, action, statement);
            if (finding != null) {
                findings.add(finding);
            }
            hold = verdict instanceof Verdict.Contract contract ? contract.reason() : hold;
            perAction |= verdict instanceof Verdict.Online;
            parts.addAll(parts(read, action, verdict));
            whole.add(plain(read, action, false));
            // The next action already sees what this one made.
            Simulation.apply(action, schema, forms);
            if (verdict instanceof Verdict.Online online) {
                schema.note(online.form());
            }
        }
        if (hold != null) {
            return new StatementPlan(List.of(), findings, hold);
        }
        return StatementPlan.of(perAction ? parts : List.of(together(statement, whole)), findings);
    }

    private @Nullable Finding finding(Verdict verdict, Action action, Statement statement) {
        return switch (verdict) {
            case Verdict.Blocks blocks ->
                finding(
                        "blocking",
                        blocks.small() ? Severity.WARNING : Severity.ERROR,
                        blocks.reason(),
                        blocks.small() ? "The table is small: it runs as written, bounded." : blocks.advice(),
                        action,
                        statement);
            case Verdict.Contract contract ->
                finding(
                        "destructive",
                        Severity.WARNING,
                        "This " + contract.reason() + ", which the running application may still use.",
                        "It belongs to the contract phase: the plan stops before this changeset.",
                        action,
                        statement);
            case Verdict.Unknown unknown -> {
                boolean run = fresh || policy.opaque() == Policy.Unknown.RUN;
                yield finding(
                        "opaque",
                        run ? Severity.WARNING : Severity.ERROR,
                        "Its text does not tell what this " + unknown.what() + " does.",
                        run
                                ? (fresh ? "Nothing existed before that it could harm" : "Policy lets it run")
                                        + ": it runs as written."
                                : "Write the statements out, or set policy.opaque to \"run\" after reading it yourself.",
                        action,
                        statement);
            }
            case Verdict.Refused refused ->
                finding(
                        "refused",
                        Severity.ERROR,
                        "This file " + refused.reason() + ".",
                        refused.advice(),
                        action,
                        statement);
            case Verdict.AsWritten ignored -> null;
            case Verdict.AsWrittenLast ignored -> null;
            case Verdict.Online ignored -> null;
            case Verdict.InChunks ignored -> null;
            case Verdict.Setting ignored -> null;
            case Verdict.Ignored ignored -> null;
            case Verdict.Commits ignored -> null;
        };
    }

    private Finding finding(
            String rule, Severity severity, String message, String advice, Action action, Statement statement) {
        List<LockImpact> locks = forms.locks(action.operation(), schema);
        String lock = locks.isEmpty() ? null : locks.getFirst().display();
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return new Finding(rule, severity, sentence, advice, statement.at(), Finding.excerpt(statement.sql()), lock);
    }

    private List<DraftPart> parts(Understanding.Understood read, Action action, Verdict verdict) {
        return switch (verdict) {
            case Verdict.AsWritten ignored -> List.of(asWritten(read, action, false));
            case Verdict.AsWrittenLast ignored -> List.of(asWritten(read, action, true));
            case Verdict.Blocks ignored -> List.of(asWritten(read, action, false));
            case Verdict.Unknown ignored -> List.of(asWritten(read, action, false));
            case Verdict.Online online -> online(read, action, online.form());
            case Verdict.InChunks chunks -> List.of(fill(read, action, chunks));
            case Verdict.Setting ignored -> List.of(new DraftPart.Setting(action.sql()));
            case Verdict.Commits ignored -> List.of(new DraftPart.Boundary());
            case Verdict.Contract ignored -> List.of();
            case Verdict.Refused ignored -> List.of();
            case Verdict.Ignored ignored -> List.of();
        };
    }

    /** The actions' parts as the one statement they were written as. */
    private static DraftPart.Plain together(Statement statement, List<DraftPart.Plain> actions) {
        List<LockImpact> locks = new ArrayList<>();
        List<Expectation> expects = List.of();
        Footprint footprint = actions.getFirst().footprint();
        boolean rows = false;
        for (DraftPart.Plain action : actions) {
            locks.addAll(action.statement().locks());
            expects = Expectations.after(expects, action.footprint(), action.expects());
            footprint = footprint.and(action.footprint());
            rows |= action.rowsOfExisting();
        }
        List<LockImpact> once = locks.stream().distinct().toList();
        return new DraftPart.Plain(
                planned(statement, statement.sql(), once), expects, locked(once), rows, false, footprint);
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
            return new DraftPart.Alone(statement, plain.expects(), footprint);
        }
        return plain;
    }

    private DraftPart.Plain plain(Understanding.Understood read, Action action, boolean last) {
        SchemaOperation operation = action.operation();
        List<LockImpact> locks = forms.locks(operation, schema);
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
        boolean validated = false;
        for (OnlineForm.Part part : form.parts()) {
            Footprint addition = validated ? Footprint.of(relations, Footprint.Nature.OTHER) : rule;
            switch (part) {
                case OnlineForm.Part.InTransaction plain -> {
                    List<LockImpact> locks = strongLocks(action, relations);
                    parts.add(new DraftPart.Plain(
                            planned(read.statement(), plain.sql(), locks),
                            plain.expects(),
                            locked(locks),
                            false,
                            false,
                            addition));
                }
                case OnlineForm.Part.IndexBuild build ->
                    parts.add(new DraftPart.Index(
                            planned(read.statement(), build.sql(), onlineLock(build.table())),
                            build.table(),
                            build.index(),
                            addition));
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

    private DraftPart.Fill fill(Understanding.Understood read, Action action, Verdict.InChunks chunks) {
        var ranges = chunks.chunking();
        SortedSet<TableName> relations = Natures.resolved(read, schema);
        boolean wholeRows = WHOLE_ROW.matcher(ranges.head()).find();
        Footprint footprint =
                Footprint.of(relations, wholeRows ? Footprint.Nature.FILLS_WHOLE_ROWS : Footprint.Nature.FILLS);
        TableName table = chunks.driving().name();
        // The table that is changed, which is not the one that is read in chunks when rows are copied.
        List<LockImpact> locks = forms.locks(action.operation(), schema).stream()
                .map(lock -> new LockImpact(
                        lock.mode(),
                        lock.lockClass(),
                        lock.table(),
                        "writes of the rows of one chunk",
                        LockImpact.Duration.BRIEF))
                .toList();
        return new DraftPart.Fill(
                planned(read.statement(), read.statement().sql(), locks),
                table,
                chunks.driving().primaryKey(),
                chunks.driving().estimatedRows(),
                new ChunkText(ranges.qualifier(), ranges.head(), ranges.where(), ranges.tail()),
                footprint);
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
            default -> false;
        };
    }

    private static SortedSet<TableName> locked(List<LockImpact> locks) {
        SortedSet<TableName> tables = new TreeSet<>();
        locks.stream().filter(lock -> lock.lockClass() == LockClass.STRONG).forEach(lock -> tables.add(lock.table()));
        return tables;
    }

    private static PlannedStatement planned(Statement statement, String sql, List<LockImpact> locks) {
        String written = sql.equals(statement.sql()) ? null : statement.sql();
        return new PlannedStatement(sql, written, statement.at(), locks, statement.copyData());
    }
}
