package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import java.util.List;

/**
 * How serious a finding is where it stands. An error is what nobody makes safe: Towpath cannot, so a person has to. What
 * waits for a lock is less serious where the table is small or the plan has a safe form.
 */
final class Seriousness {
    private Seriousness() {}

    static Severity of(RuleInfo rule, Scene scene) {
        return switch (rule.kind()) {
            case LOCK -> ofLock(rule, scene);
            case LOSS, COMPATIBILITY, FAILURE, TRANSACTION, ACCESS, ADVICE, COST, UNKNOWN -> rule.level();
        };
    }

    /** Reads or writes all rows under a strong lock, but there are so few of them that it is over in a moment. */
    private static boolean worksOnSmallTablesOnly(Scene scene) {
        List<LockImpact> working = scene.strongLocks().stream()
                .filter(lock -> lock.duration() != LockImpact.Duration.BRIEF)
                .toList();
        return !working.isEmpty() && working.stream().allMatch(lock -> scene.isSmall(lock.table()));
    }

    private static Severity ofLock(RuleInfo rule, Scene scene) {
        return switch (scene.treatment()) {
            case Treatment.Blocking blocking -> blocking.small() ? Severity.WARNING : Severity.ERROR;
            case Treatment.Refused ignored -> Severity.ERROR;
            case Treatment.AsWritten ignored -> worksOnSmallTablesOnly(scene) ? Severity.INFO : rule.level();
            case Treatment.Rewritten ignored -> worksOnSmallTablesOnly(scene) ? Severity.INFO : rule.level();
            case Treatment.InChunks ignored -> rule.level();
            case Treatment.Held ignored -> rule.level();
        };
    }
}
