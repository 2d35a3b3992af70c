package dev.towpath.workflow.activity;

import dev.towpath.model.policy.FillPolicy;

/**
 * The part of a fill that one activity takes: it is one of several hands, each of which takes range after range from the
 * ledger. A hand's number lives once at a time, over all its attempts.
 *
 * @param hand from 0
 * @param hands how many there are; at least 1
 * @param policy how fast and how gently to go
 */
public record FillShare(int hand, int hands, FillPolicy policy) {
    public FillShare {
        if (hand < 0 || hand >= hands) {
            throw new IllegalArgumentException("hand " + hand + " of " + hands);
        }
    }

    /** One hand that does everything. */
    public static FillShare whole(FillPolicy policy) {
        return new FillShare(0, 1, policy);
    }
}
