package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.review.rule.Treatment;

/** Tells rules how an action will run. */
final class Treatments {
    private Treatments() {}

    static Treatment of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Online online ->
                new Treatment.Rewritten(
                        online.form().parts().stream().map(OnlineForm.Part::sql).toList());
            case Verdict.InChunks ignored -> new Treatment.InChunks();
            case Verdict.Blocks blocks -> new Treatment.Blocking(blocks.reason(), blocks.advice(), blocks.small());
            case Verdict.Contract contract -> new Treatment.Held(contract.reason());
            case Verdict.Unknown unknown ->
                new Treatment.Refused("Nobody can tell what this " + unknown.what() + " does.");
            case Verdict.Refused refused -> new Treatment.Refused(refused.advice());
            case Verdict.AsWritten ignored -> new Treatment.AsWritten();
            case Verdict.AsWrittenLast ignored -> new Treatment.AsWritten();
            case Verdict.Setting ignored -> new Treatment.AsWritten();
            case Verdict.Ignored ignored -> new Treatment.AsWritten();
            case Verdict.Commits ignored -> new Treatment.AsWritten();
        };
    }
}
