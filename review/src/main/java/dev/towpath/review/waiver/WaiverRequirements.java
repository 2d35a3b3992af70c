package dev.towpath.review.waiver;

import java.util.SortedSet;

/**
 * What a team asks of its waivers. A reason is always asked for.
 *
 * @param owner whether somebody must answer for each
 * @param expiry whether each must end
 * @param rules the ids that exist
 * @param off ids that are switched off: their waivers have nothing to do, and that is no fault
 */
public record WaiverRequirements(boolean owner, boolean expiry, SortedSet<String> rules, SortedSet<String> off) {}
