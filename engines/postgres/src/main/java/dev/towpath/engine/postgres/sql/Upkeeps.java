package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import dev.towpath.model.operation.Upkeep;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of upkeep apart, by their words. */
final class Upkeeps {
    private static final Set<String> OFF = Set.of("false", "off", "no", "0");

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

    /** Whether an option is on: {@code (FULL false)} says that it is not. */
    private static boolean has(Words words, String wanted) {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, wanted)) {
                String value =
                        i + 1 < words.size() ? words.all().get(i + 1).text().replace("'", "") : "";
                return !OFF.contains(value.toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }
}
