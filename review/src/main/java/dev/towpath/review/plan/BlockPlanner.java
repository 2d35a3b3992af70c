package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.CodePart.Runs;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns a block of code into one part of a step, and findings about what stands in it. */
final class BlockPlanner {
    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final BlockJudge judge;
    private final ActionFindings rules;
    private final DraftParts parts;

    BlockPlanner(OnlineForms forms, SimulatedSchema schema, ActionJudge judge, ActionFindings rules, DraftParts parts) {
        this.forms = forms;
        this.schema = schema;
        this.judge = new BlockJudge(forms, schema, judge);
        this.rules = rules;
        this.parts = parts;
    }

    /**
     * What becomes of a block.
     *
     * @param verdict that of its worst part
     * @param plain the block as written
     */
    record Planned(Verdict verdict, DraftPart.Plain plain, List<Judged> judged) {}

    /** Walks through the block's parts and applies each to the schema: the next one already sees what it made. */
    Planned plan(SchemaOperation.Block block, Understanding.Understood read, Set<TableName> recreated, Course course) {
        Verdict worst = new Verdict.AsWritten();
        List<Judged> said = new ArrayList<>();
        List<LockImpact> locks = new ArrayList<>();
        SortedSet<TableName> locked = new TreeSet<>();
        Footprint footprint = Natures.block(block, read, schema);
        boolean rows =
                block.reads().stream().anyMatch(table -> schema.existing(table).isPresent());
        for (CodePart part : block.does()) {
            Verdict verdict = judge.judge(part, read.statement(), recreated);
            worst = BlockJudge.worse(worst, verdict);
            Action action = new Action(part.operation(), part.sql());
            Understanding.Understood alone = alone(part, read);
            DraftPart.Plain plain = parts.plain(alone, action, false);
            List<LockImpact> its = plain.statement().locks();
            said.addAll(rules.of(alone, action, verdict, its, course));
            course.add(action, its);
            locks.addAll(its);
            locked.addAll(plain.locked());
            footprint = footprint.and(plain.footprint());
            rows |= plain.rowsOfExisting();
            if (applies(part)) {
                Simulation.apply(action, schema, forms);
            }
        }
        DraftPart.Plain plain = new DraftPart.Plain(
                DraftParts.planned(read.statement(), read.statement().sql(), LockImpact.together(locks)),
                // Which of its parts ran, only the server knows.
                List.of(),
                locked,
                rows,
                worst instanceof Verdict.AsWrittenLast,
                footprint);
        return new Planned(worst, plain, said);
    }

    /** One part as if it were a statement; which of the block's names are its own, only the block knows. */
    private static Understanding.Understood alone(CodePart part, Understanding.Understood read) {
        Statement statement = new Statement(part.sql(), read.statement().at(part.offset()));
        return new Understanding.Understood(
                statement,
                List.of(new Action(part.operation(), part.sql())),
                Understanding.TransactionNeed.ALLOWED,
                read.relations());
    }

    /** What may be made is known from here on; what may be gone is not taken for gone. */
    private static boolean applies(CodePart part) {
        if (part.runs() == Runs.ALWAYS) {
            return true;
        }
        return switch (part.operation()) {
            case SchemaOperation.DropTable ignored -> false;
            case SchemaOperation.DropColumn ignored -> false;
            case SchemaOperation.DropIndex ignored -> false;
            case SchemaOperation.DropConstraint ignored -> false;
            case SchemaOperation.DropObject ignored -> false;
            case SchemaOperation.RenameTable ignored -> false;
            case SchemaOperation.RenameColumn ignored -> false;
            case SchemaOperation.DetachPartition ignored -> false;
            case SchemaOperation.SetNotNull ignored -> false;
            default -> part.runs() != Runs.NEVER;
        };
    }
}
