/**
 * What was measured, and the pure arithmetic over it: percentiles, medians, ratios. Never touches a clock or a database.
 */
@NullMarked
package dev.towpath.bench.figure;

import org.jspecify.annotations.NullMarked;
