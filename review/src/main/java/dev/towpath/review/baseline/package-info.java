/**
 * The findings a team had when it adopted Towpath: left out until they are mended, told apart by what the statement says
 * and not by where it stands.
 */
@NullMarked
package dev.towpath.review.baseline;

import org.jspecify.annotations.NullMarked;
