package dev.towpath.review.waiver;

import dev.towpath.model.Nearest;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.Waiver;
import java.time.LocalDate;
import java.util.Optional;

/** What is wrong with waivers. At most one finding each, the one that has to be mended first. */
final class WaiverFindings {
    static final String UNKNOWN = "unknown-waiver";
    static final String MALFORMED = "malformed-waiver";
    static final String NO_REASON = "waiver-without-reason";
    static final String NO_OWNER = "waiver-without-owner";
    static final String NO_EXPIRY = "waiver-without-expiry";
    static final String EXPIRED = "expired-waiver";
    static final String UNUSED = "unused-waiver";

    private final WaiverRequirements requirements;

    WaiverFindings(WaiverRequirements requirements) {
        this.requirements = requirements;
    }

    static Finding malformed(String mistake, SourcePosition at, String comment) {
        return Finding.of(
                MALFORMED,
                Severity.WARNING,
                "This waiver cannot be read: " + mistake + ". It waives nothing.",
                "Write it as: towpath:ignore rule-id reason=\"why\" owner=\"who\" until=2027-01-31",
                at,
                comment);
    }

    Optional<Finding> about(Waiver waiver, boolean used, LocalDate today) {
        if (!requirements.rules().contains(waiver.rule())) {
            String guess = Nearest.to(waiver.rule(), requirements.rules())
                    .map(near -> "Did you mean \"" + near + "\"?")
                    .orElse("Run towpath explain to see the rules.");
            return say(UNKNOWN, waiver, "There is no rule \"" + waiver.rule() + "\" to waive.", guess);
        }
        Optional<Finding> missing = missing(waiver);
        if (missing.isPresent()) {
            return missing;
        }
        if (waiver.expired(today)) {
            return say(
                    EXPIRED,
                    waiver,
                    "The waiver of " + waiver.rule() + " ended on " + waiver.until() + ".",
                    used
                            ? "Mend what it waived, or decide anew until when it may stay."
                            : "Remove it: there is nothing left that it would waive.");
        }
        return used || requirements.off().contains(waiver.rule())
                ? Optional.empty()
                : say(
                        UNUSED,
                        waiver,
                        "The waiver of " + waiver.rule() + " waives nothing.",
                        "Remove it, or move it in front of the statement it is about.");
    }

    /** What a waiver must say and does not. */
    Optional<Finding> missing(Waiver waiver) {
        String waives = "The waiver of " + waiver.rule();
        if (waiver.reason() == null) {
            return say(NO_REASON, waiver, waives + " gives no reason, so it waives nothing.", "Add reason=\"why\".");
        }
        if (requirements.owner() && waiver.owner() == null) {
            return say(NO_OWNER, waiver, waives + " names no owner, so it waives nothing.", "Add owner=\"who\".");
        }
        return requirements.expiry() && waiver.until() == null
                ? say(NO_EXPIRY, waiver, waives + " has no end, so it waives nothing.", "Add until=2027-01-31.")
                : Optional.empty();
    }

    private static Optional<Finding> say(String rule, Waiver waiver, String message, String advice) {
        return Optional.of(
                Finding.of(rule, Severity.WARNING, message, advice, waiver.at(), "towpath:ignore " + waiver.rule()));
    }
}
