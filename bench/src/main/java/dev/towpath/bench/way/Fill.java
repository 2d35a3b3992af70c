package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.ground.Migrations;
import dev.towpath.bench.ground.Migrations.Span;
import org.jspecify.annotations.Nullable;

/**
 * A fill that is over.
 *
 * @param table that was filled
 * @param span from its begin to its end
 * @param changed rows that it changed
 * @param rowLock the longest that rows stayed locked
 * @param migration the whole of it, where it was one
 */
public record Fill(String table, Span span, long changed, RowLock rowLock, Migrations.@Nullable Ran migration) {}
