package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's types and names. */
public final class PostgresDialect implements Dialect {
    /** A dialect. */
    public PostgresDialect() {}

    @Override
    public String quote(String name) {
        return PostgresNames.quote(name);
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
