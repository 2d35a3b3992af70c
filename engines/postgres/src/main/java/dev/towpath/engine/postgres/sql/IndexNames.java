package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names the server gives to indexes and constraints that nobody named, so that the rewritten form ends in the same
 * catalog: table, columns and a label, joined by underscores and cut to 63 bytes, with a number when the name is taken
 * in the schema.
 */
final class IndexNames {
    /** What a name must not collide with. */
    private enum Among {
        RELATIONS,
        CONSTRAINTS,
        BOTH
    }

    private IndexNames() {}

    /** The name of a foreign key, check or not-null constraint; a check may have no columns. */
    static String ofConstraint(TableFacts table, List<ColumnName> columns, String label, SchemaView schema) {
        return free(table, joined(columns), label, Among.CONSTRAINTS, schema);
    }

    /** The name of a unique constraint or primary key, which is its index's name too. */
    static String ofKey(TableFacts table, List<ColumnName> columns, String label, SchemaView schema) {
        return free(table, joined(columns), label, Among.BOTH, schema);
    }

    /**
     * The name of {@code CREATE INDEX ON t (…) INCLUDE (…)}.
     *
     * @return null when the server's name cannot be told
     */
    static @Nullable String ofElements(TableFacts table, List<Words> elements, SchemaView schema) {
        List<String> names = new ArrayList<>();
        for (Words element : elements) {
            String name = ElementNames.of(element);
            if (name == null) {
                return null;
            }
            names.add(unique(name, names));
        }
        return free(table, String.join("_", names), "idx", Among.RELATIONS, schema);
    }

    /** The columns' names, a repeated one with a number. */
    private static @Nullable String joined(List<ColumnName> columns) {
        return columns.isEmpty()
                ? null
                : String.join("_", columns.stream().map(ColumnName::value).toList());
    }

    private static String unique(String name, List<String> before) {
        String unique = name;
        for (int i = 1; before.contains(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    private static String free(
            TableFacts table, @Nullable String columns, String label, Among among, SchemaView schema) {
        String name = PostgresNames.makeObjectName(table.name().name(), columns, label);
        // Ends because a schema has fewer than a thousand names that differ in this number alone.
        for (int i = 1; taken(table, name, among, schema) && i < 1000; i++) {
            name = PostgresNames.makeObjectName(table.name().name(), columns, label + i);
        }
        return name;
    }

    private static boolean taken(TableFacts table, String name, Among among, SchemaView schema) {
        TableName qualified = new TableName(table.name().schema(), name);
        return (among != Among.CONSTRAINTS && schema.relationTaken(qualified))
                || (among != Among.RELATIONS && schema.constraintTaken(qualified));
    }
}
