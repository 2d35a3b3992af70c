package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.TableTrait;
import java.util.EnumSet;
import java.util.Set;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads what a new table is besides its columns. */
final class TableTraits {
    private TableTraits() {}

    static Set<TableTrait> of(SQLParser.Create_table_statementContext node) {
        EnumSet<TableTrait> traits = EnumSet.noneOf(TableTrait.class);
        SQLParser.Define_tableContext body = node.define_table();
        if (node.partition_by() != null) {
            traits.add(TableTrait.PARTITIONED);
        }
        if (node.UNLOGGED() != null) {
            traits.add(TableTrait.UNLOGGED);
        }
        SQLParser.Define_partitionContext partition = body.define_partition();
        if (partition != null && partition.for_values_bound().DEFAULT() != null) {
            traits.add(TableTrait.DEFAULT_PARTITION);
        }
        SQLParser.Define_columnsContext columns = body.define_columns();
        if (columns != null && columns.INHERITS() != null) {
            traits.add(TableTrait.INHERITS);
        }
        boolean like = columns != null && columns.table_column_def().stream().anyMatch(each -> each.LIKE() != null);
        if (like || body.define_type() != null) {
            traits.add(TableTrait.LIKE);
        }
        return traits;
    }
}
