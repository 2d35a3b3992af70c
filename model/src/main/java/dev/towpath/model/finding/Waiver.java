package dev.towpath.model.finding;

import dev.towpath.model.changeset.SourcePosition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's decision to live with what one rule finds in one place.
 *
 * @param rule the rule's id as written; need not exist
 * @param scope which findings of the rule
 * @param reason why; null when nobody said
 * @param owner who answers for it; null when nobody said
 * @param until the last day on which it holds; null for ever
 * @param at where it is written
 */
public record Waiver(
        String rule,
        WaiverScope scope,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable LocalDate until,
        SourcePosition at) {
    /** Whether its last day is over. */
    public boolean expired(LocalDate today) {
        LocalDate last = until;
        return last != null && today.isAfter(last);
    }

    /** Whether it speaks of this finding, whatever the day. */
    public boolean covers(Finding finding) {
        return rule.equals(finding.rule()) && scope.holds(finding);
    }
}
