package dev.towpath.adapter.plain;

import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a team may say about its SQL files: how they are run, when nothing in them tells. */
final class SqlSettings {
    /** Wins over every convention. */
    static final String TRANSACTION = "sql.transaction";

    private static final Map<String, TransactionMode> MODES = Map.of(
            "statement", TransactionMode.NONE,
            "query", TransactionMode.ONE_QUERY,
            "file", TransactionMode.WHOLE,
            "all", TransactionMode.ALL_PENDING);

    private SqlSettings() {}

    /** Those of the overrides that are meant for this tool; others belong to other tools. */
    static SortedMap<String, String> check(Map<String, String> overrides, Problems problems) {
        SortedMap<String, String> own = new TreeMap<>();
        overrides.forEach((key, value) -> {
            if (key.equals(TRANSACTION)) {
                if (!MODES.containsKey(value)) {
                    problems.add(
                            TRANSACTION + " = '" + value + "' is none of statement (each commits by itself), query"
                                    + " (a file is one query), file (a transaction for each file) and all (one for all files).");
                }
                own.put(key, value);
            } else if (key.startsWith("sql.") || !key.contains(".")) {
                problems.add("unknown setting '" + key + "'. The only one for SQL files is " + TRANSACTION + ".");
            }
        });
        return own;
    }

    static @Nullable TransactionMode transaction(SortedMap<String, String> settings) {
        String value = settings.get(TRANSACTION);
        return value == null ? null : MODES.get(value);
    }
}
