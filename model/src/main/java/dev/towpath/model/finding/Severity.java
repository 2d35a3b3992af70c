package dev.towpath.model.finding;

/** How serious a finding is, in ascending order. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Goes on, but somebody should look. */
    WARNING,
    /** Does not go on unless policy says so. */
    ERROR;

    /** Whether this is at least as serious as the limit. */
    public boolean reaches(Severity limit) {
        return compareTo(limit) >= 0;
    }
}
