package dev.towpath.engine.spi.sql;

import dev.towpath.model.changeset.SourcePosition;

/**
 * Something in a statement that only servers from some version on can read.
 *
 * @param syntax what, for people, for example {@code NULLS NOT DISTINCT}
 * @param since the first major version that reads it
 * @param at where it stands; where its statement begins when that stands in a text
 * @param source the page of the manual that says so
 */
public record NewerSyntax(String syntax, int since, SourcePosition at, String source) {}
