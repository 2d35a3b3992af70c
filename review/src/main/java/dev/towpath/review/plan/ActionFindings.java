package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;

/** What the rules say about an action; where none has the verdict's reason, the verdict speaks for itself. */
final class ActionFindings {
    private final Engine engine;
    private final Reviewer reviewer;
    private final SimulatedSchema schema;
    private final VerdictFindings verdicts;

    ActionFindings(Engine engine, Reviewer reviewer, SimulatedSchema schema, VerdictFindings verdicts) {
        this.engine = engine;
        this.reviewer = reviewer;
        this.schema = schema;
        this.verdicts = verdicts;
    }

    List<Judged> of(
            Understanding.Understood read, Action action, Verdict verdict, List<LockImpact> locks, Course course) {
        List<Judged> said = new ArrayList<>(reviewer.review(new Scene(
                engine.name(), engine.dialect(), schema, read, action, locks, Treatments.of(verdict), course)));
        Judged itself = verdicts.of(verdict, action, read.statement());
        if (itself != null && said.stream().noneMatch(each -> covers(each, itself))) {
            said.add(itself);
        }
        return said;
    }

    private static boolean covers(Judged rule, Judged verdict) {
        return rule.finding().severity().reaches(verdict.finding().severity())
                && (rule.kind() == verdict.kind()
                        || (verdict.kind() == RuleKind.LOSS && rule.kind() == RuleKind.COMPATIBILITY)
                        || (verdict.kind() == RuleKind.FAILURE
                                && (rule.kind() == RuleKind.TRANSACTION || rule.kind() == RuleKind.COMPATIBILITY)));
    }
}
