package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.Optional;

/** What becomes of a verdict when the statement cannot leave the session it was written for. */
final class BoundVerdicts {
    private BoundVerdicts() {}

    static Verdict of(
            Verdict verdict, Action action, TransactionNeed need, SessionBonds.Bond bond, SimulatedSchema schema) {
        String advice = "Move it in front of line " + bond.firstLine() + " or behind line " + bond.lastLine()
                + ", so that it can run by itself.";
        if (need == TransactionNeed.OUTSIDE) {
            return new Verdict.Refused(
                    "has a statement that needs to be outside a transaction, but " + bond.why(), advice);
        }
        return switch (verdict) {
            case Verdict.Online online ->
                online.form().parts().stream()
                                .allMatch(part -> part instanceof Part.InTransaction || part instanceof Part.Alone)
                        ? online
                        : new Verdict.Blocks(
                                "has to run as written: " + online.form().why() + "; and " + bond.why(),
                                advice,
                                isSmall(action.operation(), schema));
            case Verdict.InChunks chunks ->
                new Verdict.Blocks(
                        "changes rows of " + chunks.driving().name() + " in one transaction: " + bond.why(),
                        "Keep what it needs in an ordinary table, and drop that in a later migration; or move the statement.",
                        false);
            case Verdict.Commits ignored -> new Verdict.Refused("commits, but " + bond.why(), "Remove the COMMIT.");
            case Verdict.AsWrittenLast ignored -> new Verdict.AsWritten();
            case Verdict.AsWritten same -> same;
            case Verdict.Blocks same -> same;
            case Verdict.Contract same -> same;
            case Verdict.Unknown same -> same;
            case Verdict.Refused same -> same;
            case Verdict.Setting same -> same;
            case Verdict.Ignored same -> same;
        };
    }

    /** Whether what it does can only take a moment. */
    static boolean isSmall(SchemaOperation operation, SimulatedSchema schema) {
        TableName table = operation.subject();
        Optional<TableFacts> facts = table != null
                ? schema.existing(table)
                : operation instanceof SchemaOperation.DropIndex drop ? schema.ownerOf(drop.index()) : Optional.empty();
        return facts.filter(f -> f.estimatedRows() <= schema.smallTableRows()).isPresent();
    }
}
