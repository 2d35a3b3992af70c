package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Optional;

/** MySQL's types and names. */
public final class MySqlDialect implements Dialect {
    /** The server counts characters, of which the shortest take one byte. */
    private static final int LONGEST_NAME = 64;

    /** A dialect. */
    public MySqlDialect() {}

    @Override
    public String quote(String name) {
        return MySqlNames.quote(name);
    }

    @Override
    public String constraintName(TableFacts table, ConstraintSpec constraint) {
        return ServerNames.of(table, constraint);
    }

    @Override
    public String indexName(TableFacts table, List<ColumnName> columns) {
        return ServerNames.index(table, columns);
    }

    @Override
    public boolean columnsLeaveIndexes() {
        return true;
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public TypeChange typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        Optional<ColumnFacts> column = schema.existing(alter.table()).flatMap(table -> table.column(alter.column()));
        if (column.isEmpty()) {
            return TypeChange.UNKNOWN;
        }
        String characterSet = column.get().attributes().getOrDefault("character set", CharacterSets.ASSUMED);
        OnlineDdl row = TypeChanges.of(ColumnType.of(column.get().type()), ColumnType.of(alter.type()), characterSet);
        return row == null || row.otherwise() == Algorithm.INPLACE ? TypeChange.FREE : TypeChange.REWRITES;
    }

    @Override
    public TypeFamily family(String type) {
        return TypeFamilies.of(ColumnType.of(type));
    }

    @Override
    public boolean narrows(String from, String to) {
        return TypeFamilies.narrows(ColumnType.of(from), ColumnType.of(to));
    }

    @Override
    public boolean sameType(String one, String other) {
        return ColumnType.of(one).equals(ColumnType.of(other));
    }

    @Override
    public Optional<DdlMethod> method(Understanding.Understood statement, SchemaView schema) {
        return DdlMethods.of(statement.actions(), schema);
    }
}
