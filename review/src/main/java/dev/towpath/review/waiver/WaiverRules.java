package dev.towpath.review.waiver;

import dev.towpath.model.finding.Severity;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import java.util.List;
import java.util.Set;

/** What the rules about waivers are called. They look at decisions, not at statements. */
public final class WaiverRules {
    /** All of them. */
    public static final List<RuleInfo> INFOS = List.of(
            info(WaiverFindings.UNKNOWN, "a waiver of a rule that does not exist"),
            info(WaiverFindings.MALFORMED, "a waiver that cannot be read"),
            info(WaiverFindings.NO_REASON, "a waiver that does not say why"),
            info(WaiverFindings.NO_OWNER, "a waiver nobody answers for"),
            info(WaiverFindings.NO_EXPIRY, "a waiver that never ends"),
            info(WaiverFindings.EXPIRED, "a waiver whose last day is over"),
            info(WaiverFindings.UNUSED, "a waiver that waives nothing"));

    private WaiverRules() {}

    private static RuleInfo info(String id, String title) {
        return new RuleInfo(id, title, RuleKind.ADVICE, Severity.WARNING, Set.of(), true);
    }
}
