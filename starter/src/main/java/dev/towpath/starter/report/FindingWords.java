package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import java.util.stream.Collectors;

/** A finding in words, without its place. */
final class FindingWords {
    private FindingWords() {}

    /** What happens, and what to do. */
    static String brief(Finding finding) {
        return finding.message() + (finding.advice().isBlank() ? "" : " " + finding.advice());
    }

    /** The same over several lines, with the statements to write instead. */
    static String whole(Finding finding) {
        return finding.message()
                + (finding.advice().isBlank() ? "" : "\n" + finding.advice())
                + (finding.rewrite().isEmpty() ? "" : "\nInstead:\n" + rewrite(finding));
    }

    /** The statements to write instead, each ended by a semicolon. */
    static String rewrite(Finding finding) {
        return finding.rewrite().stream()
                .map(sql -> sql.stripTrailing().endsWith(";") ? sql.stripTrailing() : sql.stripTrailing() + ";")
                .collect(Collectors.joining("\n"));
    }
}
