package dev.towpath.review.baseline;

import dev.towpath.model.finding.Finding;
import java.util.Comparator;

/**
 * One accepted finding. Only the fingerprint and the file decide; the rest is for whoever reads the list.
 *
 * @param line where it stood when it was written down
 * @param statement the beginning of the statement
 */
public record BaselineEntry(String fingerprint, String rule, String file, int line, String statement)
        implements Comparable<BaselineEntry> {
    private static final Comparator<BaselineEntry> ORDER = Comparator.comparing(BaselineEntry::file)
            .thenComparingInt(BaselineEntry::line)
            .thenComparing(BaselineEntry::rule)
            .thenComparing(BaselineEntry::fingerprint);

    static BaselineEntry of(Finding finding) {
        return new BaselineEntry(
                finding.fingerprint(),
                finding.rule(),
                finding.at().file(),
                finding.at().line(),
                finding.statement());
    }

    @Override
    public int compareTo(BaselineEntry other) {
        return ORDER.compare(this, other);
    }
}
