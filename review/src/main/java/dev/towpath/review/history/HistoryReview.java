package dev.towpath.review.history;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds files that would be told from what already ran: those a branch put before files that were there, and those it
 * edited. A database that ran the old state refuses them or never runs them, by the tool.
 */
public final class HistoryReview {
    private static final RuleInfo INSERTED = Rules.info(
            "history-nonlinear", "a file that comes before others that were there", RuleKind.FAILURE, Severity.WARNING);
    private static final RuleInfo EDITED =
            Rules.info("chain-conflict", "a file that may have run is edited", RuleKind.FAILURE, Severity.WARNING);

    /** What these rules are called and about. */
    public static final List<RuleInfo> INFOS = List.of(INSERTED, EDITED);

    /** Files without a number or a date have no place in an order that a database could have passed. */
    private static final Pattern NUMBERED = Pattern.compile("(?:.*/)?[VvBb]?[0-9][^/]*(?:/[^/]*)?");

    private HistoryReview() {}

    /**
     * What is found.
     *
     * @param changesets in the tool's order
     * @param changes what became of each file
     */
    public static List<Finding> of(List<ReadChangeset> changesets, Function<String, FileChange> changes) {
        List<Finding> findings = new ArrayList<>();
        String old = null;
        for (ReadChangeset read : changesets.reversed()) {
            String file = read.changeset().content().file();
            if (read.changeset().repeatable() || !NUMBERED.matcher(file).matches()) {
                continue;
            }
            switch (changes.apply(file)) {
                case NONE -> old = old == null ? file : old;
                case EDITED -> {
                    old = old == null ? file : old;
                    findings.add(
                            finding(
                                    EDITED,
                                    read,
                                    file
                                            + " was there before this branch and is edited: where it ran, the tool refuses the new"
                                            + " text or never runs it",
                                    "Take the edit back and write a new migration. If it ran nowhere yet, waive this finding."));
                }
                case ADDED -> {
                    if (old != null) {
                        findings.add(finding(
                                INSERTED,
                                read,
                                file + " comes before " + old + ", which was there before this branch: where that ran,"
                                        + " the tool refuses this file or never runs it",
                                "Give it a number behind the last one."));
                    }
                }
            }
        }
        return findings.reversed();
    }

    private static Finding finding(RuleInfo rule, ReadChangeset read, String message, String advice) {
        String file = read.changeset().content().file();
        return Finding.of(rule.id(), rule.level(), message, advice, Beginning.of(read), file);
    }
}
