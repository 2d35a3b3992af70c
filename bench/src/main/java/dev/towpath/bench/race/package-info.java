/**
 * Runs the ways in turn, on the same ground, with and without the application beside them, and measures.
 */
@NullMarked
package dev.towpath.bench.race;

import org.jspecify.annotations.NullMarked;
