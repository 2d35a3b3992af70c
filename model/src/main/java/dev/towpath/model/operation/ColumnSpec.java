package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A column as a statement declares it.
 *
 * @param type the type's text as written, its layout aside, for example {@code numeric(12,2)}
 * @param notNull declared {@code NOT NULL}, or part of an inline primary key
 * @param defaultValue what existing rows get
 * @param constraints inline constraints other than {@code NOT NULL}
 * @param attributes what else is declared, by its word in lower case: {@code collate}, MySQL's {@code auto_increment},
 *     {@code comment}, {@code character set}, {@code on update}, {@code invisible}; the value is its text, often empty
 */
public record ColumnSpec(
        ColumnName name,
        String type,
        boolean notNull,
        DefaultValue defaultValue,
        List<ConstraintSpec> constraints,
        SortedMap<String, String> attributes) {

    public ColumnSpec {
        type = TypeText.of(type);
        constraints = List.copyOf(constraints);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** A column that declares nothing else. */
    public ColumnSpec(
            ColumnName name,
            String type,
            boolean notNull,
            DefaultValue defaultValue,
            List<ConstraintSpec> constraints) {
        this(name, type, notNull, defaultValue, constraints, new TreeMap<>());
    }

    /**
     * Where a column's value comes from when a statement gives none.
     *
     * @param kind how the server finds it
     * @param expression the text of the default or of the generation expression, or null
     */
    public record DefaultValue(Kind kind, @Nullable String expression) {
        /** No default: null. */
        public static final DefaultValue NONE = new DefaultValue(Kind.NONE, null);

        /** How the server finds a missing value, by what it costs to add such a column to a filled table. */
        public enum Kind {
            /** Null. */
            NONE,
            /** The same for all existing rows: stored once in the catalog. */
            CONSTANT,
            /** May differ from row to row, or cannot be told: every row is rewritten. */
            VOLATILE,
            /** {@code serial} or identity: a sequence per row. */
            SEQUENCE,
            /** Computed and stored in the row. */
            GENERATED_STORED,
            /** Computed when read. */
            GENERATED_VIRTUAL
        }
    }
}
