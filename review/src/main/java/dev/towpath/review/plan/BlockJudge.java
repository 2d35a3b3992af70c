package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.CodePart.Runs;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.Set;

/**
 * Judges the parts of a block of code. It runs as one piece, as written, so what would have run in another form, or chunk by
 * chunk, cannot.
 */
final class BlockJudge {
    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final ActionJudge judge;

    BlockJudge(OnlineForms forms, SimulatedSchema schema, ActionJudge judge) {
        this.forms = forms;
        this.schema = schema;
        this.judge = judge;
    }

    /** The verdict on one part, before it is applied. */
    Verdict judge(CodePart part, Statement statement, Set<TableName> recreated) {
        String outside = "Take it out of the block, as a statement of its own";
        if (part.runs() == Runs.NEVER) {
            return new Verdict.Refused(
                    "has a statement in a block that the server refuses there",
                    outside + ". There it may need to be outside a transaction, which Towpath sees to.");
        }
        SchemaOperation operation = part.operation();
        Verdict verdict = judge.judge(new Action(operation, part.sql()), statement, recreated);
        boolean small = BoundVerdicts.isSmall(operation, schema);
        return switch (verdict) {
            case Verdict.Online online ->
                new Verdict.Blocks(
                        why(online.form()) + ": inside a block it cannot run in its online form",
                        outside + ", so that it can.",
                        small);
            case Verdict.InChunks chunks ->
                new Verdict.Blocks(
                        "changes rows of " + chunks.driving().name()
                                + " in one transaction: inside a block it cannot run chunk by chunk",
                        outside + ", so that it can.",
                        false);
            case Verdict.AsWritten same -> hides(part) ? hidden() : same;
            case Verdict.AsWrittenLast same -> hides(part) ? hidden() : same;
            case Verdict.Blocks same -> same;
            case Verdict.Contract same -> same;
            case Verdict.Unknown unknown -> new Verdict.Unknown("part of a block, " + unknown.what() + ",");
            case Verdict.Refused same -> same;
            // Whoever read the block lets through only settings that change nothing else.
            case Verdict.Setting ignored -> new Verdict.AsWritten();
            case Verdict.Ignored ignored -> refused(outside);
            case Verdict.Commits ignored -> refused(outside);
        };
    }

    private static Verdict refused(String outside) {
        return new Verdict.Refused("steers its transaction inside a block", outside + ".");
    }

    private static String why(OnlineForm.Rewritten form) {
        return "has to run as written, but " + form.why();
    }

    /** Whether the block would go on as if all were well when a lock is not given in time. */
    private boolean hides(CodePart part) {
        return part.runs() == Runs.PERHAPS_UNSEEN
                && forms.locks(part.operation(), schema).stream()
                        .anyMatch(lock -> lock.lockClass() == LockClass.STRONG);
    }

    private static Verdict hidden() {
        return new Verdict.Blocks(
                "fails without a word when its lock is not given in time: the block catches that error too, and would"
                        + " pass as done",
                "Catch only the error that is expected, such as duplicate_column, or raise the others again.",
                false);
    }

    /** The worse of both: it decides what becomes of the whole block. */
    static Verdict worse(Verdict one, Verdict other) {
        return weight(one) >= weight(other) ? one : other;
    }

    /** How much a verdict on a part says about the whole. */
    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused ignored -> 6;
            case Verdict.Contract ignored -> 5;
            case Verdict.Blocks blocks -> blocks.small() ? 2 : 4;
            case Verdict.Unknown ignored -> 3;
            case Verdict.AsWrittenLast ignored -> 1;
            case Verdict.AsWritten ignored -> 0;
            case Verdict.Online ignored -> 0;
            case Verdict.InChunks ignored -> 0;
            case Verdict.Setting ignored -> 0;
            case Verdict.Ignored ignored -> 0;
            case Verdict.Commits ignored -> 0;
        };
    }
}
