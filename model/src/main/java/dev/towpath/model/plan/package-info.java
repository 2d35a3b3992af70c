/**
 * The ordered steps a migration will run, by phase, as one value with a digest.
 */
@NullMarked
package dev.towpath.model.plan;

import org.jspecify.annotations.NullMarked;
