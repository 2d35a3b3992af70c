package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.TableChange;
import java.util.Locale;

/**
 * What the rarer actions of {@code ALTER TABLE} change, by their words.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
final class TableChanges {
    private TableChanges() {}

    /** @param action the text behind the table's name */
    static TableChange of(String action) {
        Words words = Words.of(action);
        if (words.size() == 0) {
            return TableChange.OTHER;
        }
        return switch (words.all().getFirst().text().toUpperCase(Locale.ROOT)) {
            case "SET" -> set(words);
            case "RESET" -> TableChange.SET_OPTIONS;
            case "CLUSTER" -> TableChange.CLUSTER_ON;
            case "ENABLE", "DISABLE" -> toggled(words);
            case "FORCE", "NO" ->
                words.find("row", 0) > 0
                        ? TableChange.ROW_SECURITY
                        : words.is(1, "inherit") ? TableChange.NO_INHERIT : TableChange.OTHER;
            case "REPLICA" -> TableChange.REPLICA_IDENTITY;
            case "INHERIT" -> TableChange.INHERIT;
            case "OWNER" -> TableChange.OWNER;
            case "ALTER" -> altered(words);
            default -> TableChange.OTHER;
        };
    }

    private static TableChange set(Words words) {
        if (words.is(1, "(")) {
            return words.all().stream().anyMatch(word -> word.is("user_catalog_table"))
                    ? TableChange.OTHER
                    : TableChange.SET_OPTIONS;
        }
        if (words.is(1, "without")) {
            return words.is(2, "cluster") ? TableChange.CLUSTER_ON : TableChange.OTHER;
        }
        return words.is(1, "logged")
                ? TableChange.SET_LOGGED
                : words.is(1, "unlogged")
                        ? TableChange.SET_UNLOGGED
                        : words.is(1, "tablespace")
                                ? TableChange.SET_TABLESPACE
                                : words.is(1, "access")
                                        ? TableChange.SET_ACCESS_METHOD
                                        : words.is(1, "schema") ? TableChange.SET_SCHEMA : TableChange.OTHER;
    }

    private static TableChange toggled(Words words) {
        if (words.is(1, "row")) {
            return TableChange.ROW_SECURITY;
        }
        boolean trigger = words.is(1, "trigger") || words.is(2, "trigger");
        return !trigger
                ? TableChange.OTHER
                : words.is(0, "enable") ? TableChange.ENABLE_TRIGGER : TableChange.DISABLE_TRIGGER;
    }

    /** {@code ALTER CONSTRAINT name …} or {@code ALTER [COLUMN] name …}. */
    private static TableChange altered(Words words) {
        if (words.is(1, "constraint") && words.size() > 3) {
            int enforced = words.find("enforced", 3);
            return enforced < 0
                    ? TableChange.ALTER_CONSTRAINT
                    : words.is(enforced - 1, "not") ? TableChange.RELEASE_CONSTRAINT : TableChange.ENFORCE_CONSTRAINT;
        }
        int at = words.is(1, "column") ? 3 : 2;
        if (words.is(at, "add")) {
            return TableChange.ADD_IDENTITY;
        }
        if (words.is(at, "drop")) {
            return words.is(at + 1, "identity")
                    ? TableChange.DROP_IDENTITY
                    : words.is(at + 1, "expression") ? TableChange.DROP_EXPRESSION : TableChange.OTHER;
        }
        if (words.is(at, "restart")) {
            return TableChange.SET_IDENTITY;
        }
        if (words.is(at, "reset")) {
            return TableChange.SET_COLUMN_OPTIONS;
        }
        return words.is(at, "set") ? setOfColumn(words, at + 1) : TableChange.OTHER;
    }

    private static TableChange setOfColumn(Words words, int at) {
        if (words.is(at, "(")) {
            return TableChange.SET_COLUMN_OPTIONS;
        }
        if (words.is(at, "statistics")) {
            return TableChange.SET_STATISTICS;
        }
        if (words.is(at, "expression")) {
            return TableChange.SET_EXPRESSION;
        }
        boolean storage = words.is(at, "storage") || words.is(at, "compression");
        // What is left is about the sequence: SET GENERATED, SET INCREMENT BY, SET START …
        return storage ? TableChange.SET_STORAGE : TableChange.SET_IDENTITY;
    }
}
