/**
 * Import, review, plan.
 */
@NullMarked
package dev.towpath.activity.prepare;

import org.jspecify.annotations.NullMarked;
