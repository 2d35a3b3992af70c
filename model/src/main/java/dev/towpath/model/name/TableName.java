package dev.towpath.model.name;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, view, index, sequence, type or other schema-level object: everything that shares the form
 * {@code schema.name}.
 *
 * @param schema the schema as written, or null when the statement left it to the search path
 * @param name the object's name, folded and without quotes
 */
public record TableName(@Nullable String schema, String name) implements Comparable<TableName> {
    /** The schema of tables that live as long as their session, as PostgreSQL spells it. */
    public static final String SESSION_SCHEMA = "pg_temp";

    private static final Comparator<TableName> ORDER = Comparator.comparing(
                    TableName::schema, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TableName::name);

    public TableName {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a table needs a name");
        }
    }

    /** A name without a schema. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /** A name in a schema. */
    public static TableName of(String schema, String name) {
        return new TableName(schema, name);
    }

    /**
     * This name, in {@code defaultSchema} when it has no schema of its own.
     *
     * @param defaultSchema empty when nobody knows it: then the name stays as it is
     */
    public TableName in(String defaultSchema) {
        return schema == null && !defaultSchema.isEmpty() ? new TableName(defaultSchema, name) : this;
    }

    /** Whether the table lives only as long as its session. */
    public boolean isTemporary() {
        return SESSION_SCHEMA.equals(schema);
    }

    /** The name as people read it: {@code schema.name} or {@code name}, not quoted. */
    public String display() {
        return schema == null ? name : schema + "." + name;
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return display();
    }
}
