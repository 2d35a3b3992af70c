package dev.towpath.engine.postgres.sql;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names the server gives to indexes and constraints that nobody named, so that the rewritten form ends in the same
 * catalog: table, columns and a label, joined by underscores and cut to 63 bytes, with a number when the name is taken.
 */
final class IndexNames {
    private static final Pattern COLUMN =
            Pattern.compile("\\s*(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(.*)", Pattern.DOTALL);

    private IndexNames() {}

    static String of(TableFacts table, List<ColumnName> columns, String label) {
        List<String> names = columns.stream().map(ColumnName::value).toList();
        return free(table, names.isEmpty() ? null : String.join("_", names), label);
    }

    /** The name of {@code CREATE INDEX ON t (…)}, from the text of its element list. */
    static String ofElements(TableFacts table, List<String> elements) {
        List<String> names = new ArrayList<>();
        for (String element : elements) {
            String name = elementName(element);
            String unique = name;
            for (int i = 1; names.contains(unique); i++) {
                unique = name + i;
            }
            names.add(unique);
        }
        return free(table, String.join("_", names), "idx");
    }

    private static String elementName(String element) {
        Matcher matcher = COLUMN.matcher(element);
        return matcher.matches() ? PostgresNames.fold(matcher.group(1)) : "expr";
    }

    private static String free(TableFacts table, @org.jspecify.annotations.Nullable String columns, String label) {
        String name = PostgresNames.makeObjectName(table.name().name(), columns, label);
        for (int i = 1; taken(table, name) && i < 100; i++) {
            name = PostgresNames.makeObjectName(table.name().name(), columns, label + i);
        }
        return name;
    }

    private static boolean taken(TableFacts table, String name) {
        return table.indexes().stream().anyMatch(index -> index.name().equals(name))
                || table.constraints().stream()
                        .anyMatch(constraint -> constraint.name().equals(name));
    }
}
