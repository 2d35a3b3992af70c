/**
 * What a team makes of a review: levels of rules, waivers, the baseline, and which files count. Pure, as the review is.
 */
@NullMarked
package dev.towpath.review.outcome;

import org.jspecify.annotations.NullMarked;
