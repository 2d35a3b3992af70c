/**
 * The ways of filling a column that are compared. Each does one fill and says how long it held rows; none measures the application.
 */
@NullMarked
package dev.towpath.bench.way;

import org.jspecify.annotations.NullMarked;
