package dev.towpath.starter.cli;

import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.config.DatabaseEntry;
import dev.towpath.starter.config.DatabaseNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which migrations, of which database. */
final class RequestOptions {
    private static final String POSTGRESQL = "postgresql";

    @Mixin
    ProjectOptions project = new ProjectOptions();

    @Mixin
    TemporalOptions temporal = new TemporalOptions();

    @Option(
            names = "--database",
            required = true,
            paramLabel = "NAME",
            description = "The database, by the name its workers know it by.")
    String database = "";

    @Option(names = "--engine", paramLabel = "NAME", description = "The database's engine (default: as configured).")
    @Nullable
    String engine;

    @Option(names = "--by", paramLabel = "WHO", description = "Who asks (default: TOWPATH_USER, or who is logged in).")
    @Nullable
    String by;

    Requests.Wish wish(Configuration configuration, @Nullable String id, String who, boolean searchAttributes) {
        return new Requests.Wish(
                DatabaseNames.check(database),
                engine(configuration),
                configuration.policy(),
                id,
                who,
                searchAttributes);
    }

    /** CI has no databases configured: then it is the engine most have. */
    String engine(Configuration configuration) {
        if (engine != null) {
            return engine;
        }
        DatabaseEntry entry = configuration.databases().get(database);
        return entry == null ? POSTGRESQL : entry.engine();
    }
}
