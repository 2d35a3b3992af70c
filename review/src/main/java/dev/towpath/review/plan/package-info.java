/**
 * Turns read changesets into ordered steps. Pure: the same input gives the same plan, on every machine.
 */
@NullMarked
package dev.towpath.review.plan;

import org.jspecify.annotations.NullMarked;
