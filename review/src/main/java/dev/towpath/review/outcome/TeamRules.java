package dev.towpath.review.outcome;

import dev.towpath.model.finding.Waiver;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a team configured about reviews.
 *
 * @param levels by rule id
 * @param waivers those that stand in no SQL file
 * @param waiverOwner whether each waiver needs an owner
 * @param waiverExpiry whether each waiver needs an end
 */
public record TeamRules(
        SortedMap<String, RuleLevel> levels, List<Waiver> waivers, boolean waiverOwner, boolean waiverExpiry) {
    /** Nothing was configured. */
    public static final TeamRules NONE = new TeamRules(new TreeMap<>(), List.of(), false, false);

    public TeamRules {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        waivers = List.copyOf(waivers);
    }

    /** The same, with these rules off unless somebody gave them a level. */
    public TeamRules silent(SortedSet<String> onRequest) {
        SortedMap<String, RuleLevel> all = new TreeMap<>(levels);
        onRequest.forEach(rule -> all.putIfAbsent(rule, RuleLevel.OFF));
        return new TeamRules(all, waivers, waiverOwner, waiverExpiry);
    }

    /** Whether one of these rules has to be looked at. */
    public boolean wants(SortedSet<String> onRequest) {
        return onRequest.stream().anyMatch(rule -> levels.getOrDefault(rule, RuleLevel.OFF) != RuleLevel.OFF);
    }

    SortedSet<String> off() {
        SortedSet<String> off = new TreeSet<>();
        levels.forEach((rule, level) -> {
            if (level == RuleLevel.OFF) {
                off.add(rule);
            }
        });
        return off;
    }
}
