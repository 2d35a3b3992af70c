package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in the texts that operations carry along the names and words that decide what they lock. */
public final class ActionTexts {
    private static final Set<String> TABLE_LIKE = Set.of("table", "view", "column");
    private static final Set<String> MANY = Set.of("schema", "database", "system");

    private ActionTexts() {}

    /** The mode in {@code LOCK TABLE IN mode MODE}, or null when it names none. */
    public static @Nullable String lockMode(String action) {
        Words words = Words.of(action);
        int in = words.find("in", 0);
        int mode = words.find("mode", in + 1);
        if (in < 0 || mode < 0) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        words.part(in + 1, mode).all().forEach(word -> parts.add(word.text()));
        return String.join(" ", parts);
    }

    /** Whether {@code REINDEX} is about more than one table. */
    public static boolean reindexesMany(String action) {
        return Words.of(action).all().stream().anyMatch(word -> MANY.stream().anyMatch(word::is));
    }

    /** The index in {@code REINDEX INDEX name}, or null. */
    public static @Nullable TableName reindexedIndex(String action) {
        Words words = Words.of(action);
        int index = words.is(0, "reindex") ? words.find("index", 1) : -1;
        return index < 0 ? null : words.name(words.is(index + 1, "concurrently") ? index + 2 : index + 1);
    }

    /** The constraint in {@code ALTER CONSTRAINT name …}; empty when it is another action. */
    public static String alteredConstraint(String action) {
        Words words = Words.of(action);
        return words.is(0, "alter") && words.is(1, "constraint") && words.isName(2)
                ? PostgresNames.fold(words.all().get(2).text())
                : "";
    }

    /** The parent in {@code INHERIT parent} and {@code NO INHERIT parent}, or null. */
    public static @Nullable TableName inheritedTable(String action) {
        Words words = Words.of(action);
        int inherit = words.is(0, "no") ? 1 : 0;
        return words.is(inherit, "inherit") ? words.name(inherit + 1) : null;
    }

    /** The table in {@code ON table RENAME TO …} of a trigger, rule or policy, or null. */
    public static @Nullable TableName tableOf(String action) {
        Words words = Words.of(action);
        return words.is(0, "on") ? words.name(1) : null;
    }

    /** The tables in {@code ADD TABLE a, b}, {@code SET TABLE …}, {@code DROP TABLE …} of a publication. */
    public static List<TableName> publishedTables(String action) {
        Words words = Words.of(action);
        List<TableName> tables = new ArrayList<>();
        if (words.is(1, "table")) {
            for (int at = 2; at > 1; at = words.find(",", at) + 1) {
                // Ends because each turn starts behind a later comma, or at 0.
                TableName table = words.name(words.is(at, "only") ? at + 1 : at);
                if (table != null) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** The table or view a comment, or one on its column, is about; null for all else, where nobody waits. */
    public static @Nullable TableName described(String target) {
        Words words = Words.of(target);
        if (words.size() < 2) {
            return null;
        }
        int first = words.is(0, "materialized") ? 1 : 0;
        String kind = PostgresNames.fold(words.all().get(first).text());
        if (!TABLE_LIKE.contains(kind)) {
            return null;
        }
        // Of a column the last part of the name is its own.
        int end = kind.equals("column") ? words.size() - 2 : words.size();
        return words.part(0, end).name(first + 1);
    }
}
