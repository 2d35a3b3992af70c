package dev.towpath.review;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Changeset;
import java.util.List;

/**
 * A changeset with its statements read.
 *
 * @param statements in order; empty for a file without statements and for tool code
 */
public record ReadChangeset(Changeset changeset, List<Understanding> statements) {
    public ReadChangeset {
        statements = List.copyOf(statements);
    }
}
