package dev.towpath.review.history;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import java.util.List;

/** Finds migrations without a way back in a project whose migrations have one. */
public final class ReverseSteps {
    private static final RuleInfo MISSING =
            Rules.info("no-reverse-step", "no way back, where the others have one", RuleKind.LOSS, Severity.INFO);

    /** What this rule is called and about. */
    public static final List<RuleInfo> INFOS = List.of(MISSING);

    private ReverseSteps() {}

    /** What is found; nothing unless most of the migrations have a way back. */
    public static List<Finding> of(List<ReadChangeset> changesets) {
        List<ReadChangeset> once = changesets.stream()
                .filter(read ->
                        !read.statements().isEmpty() && !read.changeset().repeatable())
                .toList();
        long with = once.stream().filter(read -> read.changeset().reversible()).count();
        if (with * 2 <= once.size()) {
            return List.of();
        }
        return once.stream()
                .filter(read -> !read.changeset().reversible())
                .map(read -> finding(read, read.changeset().content().file()))
                .toList();
    }

    private static Finding finding(ReadChangeset read, String file) {
        return Finding.of(
                MISSING.id(),
                MISSING.level(),
                file + " does not say how to take it back, as most migrations here do",
                "Write its way back; if there is none, say so in a waiver. Towpath itself rolls back forwards and"
                        + " never runs it.",
                Beginning.of(read),
                file);
    }
}
