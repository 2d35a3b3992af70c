package dev.towpath.review.baseline;

import dev.towpath.model.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepted findings. Equal statements have equal fingerprints, so entries are counted: two of them leave out two
 * findings, and a third is new.
 *
 * @param entries by file and line
 */
public record Baseline(List<BaselineEntry> entries) {
    /** Nothing is accepted. */
    public static final Baseline EMPTY = new Baseline(List.of());

    public Baseline {
        entries = entries.stream().sorted().toList();
    }

    /** Everything that is found now. */
    public static Baseline of(List<Finding> findings) {
        return new Baseline(findings.stream().map(BaselineEntry::of).toList());
    }

    /**
     * Findings told apart by a baseline.
     *
     * @param open what is new
     * @param known what was accepted
     * @param stale entries whose finding is gone
     */
    public record Split(List<Finding> open, List<Finding> known, int stale) {
        public Split {
            open = List.copyOf(open);
            known = List.copyOf(known);
        }
    }

    /** Which findings are new. An entry serves the finding in its own file first, so that the moved copy is the new one. */
    public Split split(List<Finding> findings) {
        Map<String, Integer> here = new HashMap<>();
        Map<String, Integer> anywhere = new HashMap<>();
        entries.forEach(entry -> {
            here.merge(key(entry.fingerprint(), entry.file()), 1, Integer::sum);
            anywhere.merge(entry.fingerprint(), 1, Integer::sum);
        });
        boolean[] known = new boolean[findings.size()];
        for (int i = 0; i < known.length; i++) {
            Finding finding = findings.get(i);
            if (take(here, key(finding.fingerprint(), finding.at().file()))) {
                known[i] = take(anywhere, finding.fingerprint());
            }
        }
        List<Finding> open = new ArrayList<>();
        List<Finding> accepted = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            Finding finding = findings.get(i);
            (known[i] || take(anywhere, finding.fingerprint()) ? accepted : open).add(finding);
        }
        return new Split(open, accepted, entries.size() - accepted.size());
    }

    private static String key(String fingerprint, String file) {
        return fingerprint + " " + file;
    }

    private static boolean take(Map<String, Integer> left, String key) {
        int count = left.getOrDefault(key, 0);
        if (count > 0) {
            left.put(key, count - 1);
        }
        return count > 0;
    }
}
