package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Optional;

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
    public TypeChange typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        Optional<String> from = schema.existing(alter.table())
                .flatMap(table -> table.column(alter.column()))
                .map(column -> column.type());
        if (from.isEmpty()) {
            return TypeChange.UNKNOWN;
        }
        if (!TypeChanges.isCatalogOnly(alter, schema)) {
            return TypeChange.REWRITES;
        }
        return TypeChanges.rechecks(alter, schema)
                ? TypeChange.RECHECKS
                : TypeChanges.reindexes(alter, schema) ? TypeChange.REINDEXES : TypeChange.FREE;
    }

    @Override
    public TypeFamily family(String type) {
        return TypeFamilies.of(type);
    }

    @Override
    public boolean narrows(String from, String to) {
        return TypeFamilies.narrows(from, to);
    }
}
