package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import dev.towpath.model.operation.Upkeep;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of upkeep apart, by their words. */
final class Upkeeps {
    private Upkeeps() {}

    static Maintenance of(String action, @Nullable TableName table) {
        return new Maintenance(kind(Words.of(action)), action, table);
    }

    private static Upkeep kind(Words words) {
        if (words.size() == 0) {
            return Upkeep.OTHER;
        }
        return switch (words.all().getFirst().text().toUpperCase(Locale.ROOT)) {
            case "VACUUM" -> has(words, "full") ? Upkeep.VACUUM_FULL : Upkeep.VACUUM;
            case "ANALYZE", "ANALYSE" -> Upkeep.ANALYZE;
            case "CLUSTER" -> Upkeep.CLUSTER;
            case "REINDEX" -> has(words, "concurrently") ? Upkeep.REINDEX_CONCURRENTLY : Upkeep.REINDEX;
            case "REFRESH" -> has(words, "concurrently") ? Upkeep.REFRESH_CONCURRENTLY : Upkeep.REFRESH;
            case "LOCK" -> Upkeep.LOCK_TABLE;
            case "ALTER" -> Upkeep.MOVE;
            default -> Upkeep.OTHER;
        };
    }

    private static boolean has(Words words, String wanted) {
        return words.all().stream().anyMatch(word -> word.is(wanted));
    }
}
