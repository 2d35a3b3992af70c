package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unique constraints and primary keys on tables in use: their index is built CONCURRENTLY and becomes the constraint. */
final class KeyForms {
    private final String kind;
    private final String label;
    private final TableFacts table;
    private final SchemaView schema;

    private KeyForms(String kind, String label, TableFacts table, SchemaView schema) {
        this.kind = kind;
        this.label = label;
        this.table = table;
        this.schema = schema;
    }

    /** @param sql the statement without comments */
    static OnlineForm unique(ConstraintSpec.Unique key, String sql, TableFacts table, SchemaView schema) {
        return key.usingIndex() != null
                ? new OnlineForm.AsWritten()
                : new KeyForms("UNIQUE", "key", table, schema).form(key.name(), sql, List.of());
    }

    /** @param sql the statement without comments */
    static OnlineForm primaryKey(ConstraintSpec.PrimaryKey key, String sql, TableFacts table, SchemaView schema) {
        if (key.usingIndex() != null) {
            return overIndex(key, sql, table, schema);
        }
        List<Part> notNull = new ArrayList<>();
        key.columns().forEach(column -> notNull.addAll(NotNullForm.parts(table, column, schema)));
        return new KeyForms("PRIMARY KEY", "pkey", table, schema).form(key.name(), sql, notNull);
    }

    /** The columns of an index that may still be null; empty when the index is not known. */
    static List<ColumnName> nullable(TableFacts table, String index) {
        return table.indexes().stream()
                .filter(each -> each.name().equals(index))
                .flatMap(each -> each.columns().stream())
                .filter(column ->
                        table.column(column).map(ColumnFacts::nullable).orElse(false))
                .toList();
    }

    /** Its columns become NOT NULL, which would read all rows under the key's lock. */
    private static OnlineForm overIndex(
            ConstraintSpec.PrimaryKey key, String sql, TableFacts table, SchemaView schema) {
        String index = Objects.requireNonNull(key.usingIndex());
        List<Part> parts = new ArrayList<>();
        nullable(table, index).forEach(column -> parts.addAll(NotNullForm.parts(table, column, schema)));
        if (parts.isEmpty()) {
            return new OnlineForm.AsWritten();
        }
        String name = key.name() != null ? key.name() : index;
        List<Expectation> expects = new ArrayList<>();
        if (!name.equals(index)) {
            // The index takes the constraint's name.
            expects.add(new Expectation.IndexAbsent(new TableName(table.name().schema(), index)));
        }
        expects.add(new Expectation.ConstraintPresent(table.name(), name));
        parts.add(new Part.InTransaction(sql, expects));
        return new OnlineForm.Rewritten(
                parts, "it locks out everybody on " + table.name() + " while its columns are read for nulls");
    }

    /**
     * What the written key says about its index.
     *
     * @param columns the key's own
     * @param named those that count in the name the server chooses
     * @param options of the index, after its columns, with a leading blank; often empty
     * @param deferral what follows for the constraint alone, with a leading blank; often empty
     */
    private record Written(List<ColumnName> columns, List<ColumnName> named, String options, String deferral) {
        Written {
            columns = List.copyOf(columns);
            named = List.copyOf(named);
        }
    }

    private OnlineForm form(@Nullable String name, String sql, List<Part> before) {
        Written written = read(sql);
        if (table.partitioned() || written == null) {
            return new OnlineForm.Blocking(
                    "adds " + kind + " to " + table.name() + ", which locks out everybody while its index is built",
                    table.partitioned()
                            ? "Build the index on each partition first, then attach."
                            : "Build a unique index concurrently first, then add the constraint USING INDEX.");
        }
        List<ColumnName> named = kind.equals("UNIQUE") ? written.named() : List.of();
        String chosen = name != null ? name : IndexNames.ofKey(table, named, label, schema);
        String quoted = PostgresNames.quote(chosen);
        String on = PostgresNames.quote(table.name());
        String list = String.join(
                ", ", written.columns().stream().map(PostgresNames::quote).toList());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.IndexBuild(
                "CREATE UNIQUE INDEX CONCURRENTLY " + quoted + " ON " + on + " (" + list + ")" + written.options(),
                table.name(),
                new TableName(table.name().schema(), chosen)));
        parts.addAll(before);
        parts.add(new Part.InTransaction(
                "ALTER TABLE " + on + " ADD CONSTRAINT " + quoted + " " + kind + " USING INDEX " + quoted
                        + written.deferral(),
                List.of(new Expectation.ConstraintPresent(table.name(), chosen))));
        return new OnlineForm.Rewritten(
                parts, "it locks out everybody on " + table.name() + " while its index is built");
    }

    /** The key's own words, or null when it has some that an index cannot be given. */
    private @Nullable Written read(String sql) {
        Words words = Words.of(sql);
        int at = words.find(kind.equals("UNIQUE") ? "unique" : "primary", 0) + 1;
        at += words.is(at, "key") ? 1 : 0;
        String nulls = "";
        if (words.is(at, "nulls")) {
            boolean distinct = words.is(at + 1, "distinct");
            nulls = distinct ? "" : " NULLS NOT DISTINCT";
            at += distinct ? 2 : 3;
        }
        List<ColumnName> columns = columns(words, at);
        int end = words.close(at) + 1;
        List<ColumnName> named = new ArrayList<>(columns);
        String options = "";
        if (words.is(end, "include") && words.is(end + 1, "(")) {
            named.addAll(columns(words, end + 1));
            int close = words.close(end + 1);
            options = " " + text(sql, words, end, close + 1);
            end = close + 1;
        }
        options += nulls;
        if (words.is(end, "with") && words.is(end + 1, "(")) {
            int close = words.close(end + 1);
            options += " " + text(sql, words, end, close + 1);
            end = close + 1;
        }
        boolean deferral = words.is(end, "deferrable") || words.is(end, "not") || words.is(end, "initially");
        if (columns.isEmpty() || (end < words.size() && !deferral)) {
            return null;
        }
        return new Written(
                columns, named, options, end < words.size() ? " " + text(sql, words, end, words.size()) : "");
    }

    /** The names between brackets; empty when anything else stands there, such as {@code WITHOUT OVERLAPS}. */
    private static List<ColumnName> columns(Words words, int open) {
        if (!words.is(open, "(") || words.close(open) < 0) {
            return List.of();
        }
        List<Words> items = words.list(open);
        return items.stream().allMatch(item -> item.size() == 1 && item.isName(0))
                ? items.stream()
                        .map(item -> ColumnName.of(
                                PostgresNames.fold(item.all().getFirst().text())))
                        .toList()
                : List.of();
    }

    private static String text(String sql, Words words, int from, int to) {
        return sql.substring(
                words.all().get(from).start(), words.all().get(to - 1).end());
    }
}
