package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's types and names. */
public final class PostgresDialect implements Dialect {
    /** A dialect. */
    public PostgresDialect() {}

    @Override
    public String quote(String name) {
        return PostgresNames.quote(name);
    }

    /** Without the number that makes a taken name unique: whoever runs into that has named twins by himself. */
    @Override
    public String constraintName(TableFacts table, ConstraintSpec constraint) {
        String name = constraint.name();
        if (name != null) {
            return name;
        }
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key ->
                key.usingIndex() == null ? made(table, List.of(), "pkey") : key.usingIndex();
            case ConstraintSpec.Unique key ->
                key.usingIndex() == null ? made(table, key.columns(), "key") : key.usingIndex();
            case ConstraintSpec.ForeignKey key -> made(table, key.columns(), "fkey");
            case ConstraintSpec.NotNull notNull -> made(table, List.of(notNull.column()), "not_null");
            case ConstraintSpec.Check ignored -> "";
            case ConstraintSpec.Exclusion ignored -> "";
        };
    }

    private static String made(TableFacts table, List<ColumnName> columns, String label) {
        String joined = columns.stream().map(ColumnName::value).collect(Collectors.joining("_"));
        return PostgresNames.makeObjectName(table.name().name(), joined.isEmpty() ? null : joined, label);
    }

    @Override
    public int longestName() {
        return PostgresNames.MAX_BYTES;
    }

    @Override
    public List<String> cutNames(String sql) {
        // What the text of a routine names is not cut now: its body is one unit.
        Lexemes lexemes = new Lexemes(sql);
        List<String> cut = new ArrayList<>();
        while (lexemes.next()) {
            boolean name = lexemes.kind() == Lexemes.Kind.WORD || lexemes.kind() == Lexemes.Kind.QUOTED_NAME;
            if (name && PostgresNames.isCut(lexemes.unit()) && !cut.contains(lexemes.unit())) {
                cut.add(lexemes.unit());
            }
        }
        return cut;
    }

    @Override
    public List<String> repeatedNames(String sql) {
        return RepeatedNames.in(sql);
    }

    @Override
    public TypeChange typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        return TypeChanges.of(alter, schema);
    }

    @Override
    public TypeFamily family(String type) {
        return TypeFamilies.of(type);
    }

    @Override
    public @Nullable TableName namedType(String type) {
        return Domains.named(type);
    }

    @Override
    public boolean narrows(String from, String to) {
        return TypeFamilies.narrows(from, to);
    }
}
