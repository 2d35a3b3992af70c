package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;

/**
 * How serious a finding is where it stands. An error is what nobody makes safe: Towpath cannot, so a person has to. What
 * waits for a lock is less serious where the table is small or the plan has a safe form.
 */
final class Seriousness {
    private Seriousness() {}

    static Severity of(RuleInfo rule, Scene scene) {
        return switch (rule.kind()) {
            case LOCK -> ofLock(rule, scene);
            case LOSS, COMPATIBILITY, FAILURE, TRANSACTION, ACCESS, ADVICE, UNKNOWN -> rule.level();
        };
    }

    private static Severity ofLock(RuleInfo rule, Scene scene) {
        return switch (scene.treatment()) {
            case Treatment.Blocking blocking -> blocking.small() ? Severity.WARNING : Severity.ERROR;
            case Treatment.Refused ignored -> Severity.ERROR;
            case Treatment.AsWritten ignored -> rule.level();
            case Treatment.Rewritten ignored -> rule.level();
            case Treatment.InChunks ignored -> rule.level();
            case Treatment.Held ignored -> rule.level();
        };
    }
}
