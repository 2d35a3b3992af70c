package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a rule is called and about.
 *
 * @param id lower case with hyphens; also the name of its page {@code docs/rules/<id>.md}
 * @param title what it finds, in a few words
 * @param level how serious a finding is when nothing makes it harmless
 * @param engines the engines it is about; empty for all
 * @param byDefault whether it speaks when nobody configured it
 */
public record RuleInfo(String id, String title, RuleKind kind, Severity level, Set<String> engines, boolean byDefault) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public RuleInfo {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a rule's id: " + id);
        }
        engines = java.util.Collections.unmodifiableSet(new TreeSet<>(engines));
    }

    /** Whether the rule has something to say about this engine. */
    public boolean concerns(String engine) {
        return engines.isEmpty() || engines.contains(engine);
    }
}
