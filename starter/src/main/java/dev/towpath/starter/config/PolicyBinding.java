package dev.towpath.starter.config;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.policy.Policy.Unknown;
import java.time.Duration;

/** Binds {@code policy}. */
final class PolicyBinding {
    private static final Duration TINY = Duration.ofMillis(10);

    private PolicyBinding() {}

    static Policy bind(Section section) {
        Policy otherwise = Policy.DEFAULT;
        Policy policy = new Policy(
                section.choice("fail-on", Severity.class, otherwise.failOn()),
                section.choice("not-understood", Unknown.class, otherwise.notUnderstood()),
                section.choice("opaque", Unknown.class, otherwise.opaque()),
                section.number("backfill-above-rows", 0, 1_000_000_000_000L, otherwise.backfillAboveRows()),
                section.duration("lock-timeout", TINY, Duration.ofMinutes(1), otherwise.lockTimeout()),
                section.duration("lock-hold", TINY, Duration.ofMinutes(10), otherwise.lockHold()),
                (int) section.number("lock-attempts", 1, 1_000, otherwise.lockAttempts()),
                section.duration("lock-backoff", TINY, Policy.LONGEST_BACKOFF, otherwise.lockBackoff()),
                section.duration(
                        "chunk-target", Duration.ofMillis(1), Duration.ofSeconds(10), otherwise.chunkTarget()));
        section.close();
        return policy;
    }
}
