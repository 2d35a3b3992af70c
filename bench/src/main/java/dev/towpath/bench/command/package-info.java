/**
 * The command {@code bench/backfill}: reads its options and prints what the race measured.
 */
@NullMarked
package dev.towpath.bench.command;

import org.jspecify.annotations.NullMarked;
