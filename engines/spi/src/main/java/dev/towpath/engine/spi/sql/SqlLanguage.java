package dev.towpath.engine.spi.sql;

import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import java.util.List;

/** Reads an engine's SQL. Pure and thread-safe: needs no server, changes nothing. */
public interface SqlLanguage {
    /**
     * Cuts a script into statements by the rules of the engine's own client program.
     *
     * @return the statements in order; empty when there are only comments
     * @throws dev.towpath.model.TowpathException {@code CHANGESET_REFUSED}, with the position, when a quote, comment or
     *     data block never ends or the script exceeds the size limits
     */
    List<Statement> split(Script script);

    /** Tells what a statement does, or that nobody can tell. Never throws for any text. */
    Understanding understand(Statement statement);

    /**
     * What in a statement a server of this version could not read, in the order of the text; also what stands in its
     * blocks of code. Says too little rather than too much.
     */
    default List<NewerSyntax> newerSyntax(Understanding understanding, ServerVersion target) {
        return List.of();
    }
}
