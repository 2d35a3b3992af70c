package dev.towpath.engine.spi;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.model.facts.ServerVersion;
import java.util.Optional;

/** One database engine, found by ServiceLoader. Its two floors are kept apart: reading SQL never needs a server. */
public interface Engine {
    /** The engine's name on the command line, in plans and in configuration: lower case, for example {@code postgresql}. */
    String name();

    /** What a review assumes when nobody named a version. */
    ServerVersion assumedVersion();

    /** Where a review assumes unqualified names to go; empty when that is for the connection to say, as on MySQL. */
    default String assumedSchema() {
        return "public";
    }

    /** Why migrations of this engine can be reviewed but not run, for people; empty when they can be run. */
    default Optional<String> reviewOnly() {
        return Optional.empty();
    }

    /** The port servers usually listen on. */
    int defaultPort();

    /** Reads the engine's SQL. */
    SqlLanguage language();

    /** Knows the engine's types and names. */
    Dialect dialect();

    /** Knows the engine's locks and how to avoid the bad ones. */
    OnlineForms onlineForms();

    /** Writes steps for people who run them by hand. */
    HandScripts handScripts();

    /**
     * Prepares access to one database; connects only when something is asked of it.
     *
     * @param budget connections migrations may hold at once in this database, over all workers; at least 1
     */
    DatabaseServer open(ConnectionSettings settings, Password password, int budget);
}
