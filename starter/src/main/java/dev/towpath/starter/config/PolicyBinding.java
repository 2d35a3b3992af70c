package dev.towpath.starter.config;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.policy.Policy.Unknown;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds {@code policy}. */
final class PolicyBinding {
    private static final Duration TINY = Duration.ofMillis(10);

    private static final String THROTTLE = "throttle.";

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
                fill(section.section("fill")));
        section.close();
        return policy;
    }

    private static FillPolicy fill(Section section) {
        SortedMap<String, String> settings = new TreeMap<>();
        Section throttle = section.section("throttle");
        for (FillSetting setting : FillSetting.values()) {
            String key = setting.key();
            Section place = key.startsWith(THROTTLE) ? throttle : section;
            place.text(key.startsWith(THROTTLE) ? key.substring(THROTTLE.length()) : key, setting)
                    .ifPresent(value -> settings.put(key, value));
        }
        throttle.close();
        section.close();
        return new FillPolicy(settings);
    }
}
