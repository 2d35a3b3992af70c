package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads statements that change rows. */
final class DataReader {
    private final Source source;

    DataReader(Source source) {
        this.source = source;
    }

    SchemaOperation insert(MySqlParser.InsertStatementContext node) {
        return rows(source.name(node.tableRef()), node.insertQueryExpression(), node.insertUpdateList() != null);
    }

    SchemaOperation replace(MySqlParser.ReplaceStatementContext node) {
        return rows(source.name(node.tableRef()), node.insertQueryExpression(), true);
    }

    private SchemaOperation rows(
            TableName table, MySqlParser.@Nullable InsertQueryExpressionContext query, boolean replaces) {
        if (query == null || isOneRow(query)) {
            // As many rows as are written down: VALUES, SET, or a SELECT without a table.
            boolean whole = query != null && Nodes.has(query, MySqlParser.ExplicitTableContext.class);
            return whole
                    ? new SchemaOperation.InsertQuery(table, new Chunking.Whole("it copies a whole table"))
                    : new SchemaOperation.InsertRows(table);
        }
        return new SchemaOperation.InsertQuery(table, new ChunkingReader(source).insert(table, query, replaces));
    }

    /** {@code SELECT 1, 'x' WHERE NOT EXISTS (…)}, with DUAL or without: at most one row, whatever it looks at. */
    private static boolean isOneRow(MySqlParser.InsertQueryExpressionContext query) {
        List<MySqlParser.QuerySpecificationContext> queries =
                Nodes.in(query, MySqlParser.QuerySpecificationContext.class);
        if (queries.isEmpty() || !Nodes.has(query, MySqlParser.TableReferenceContext.class)) {
            return true;
        }
        MySqlParser.FromClauseContext from = queries.getFirst().fromClause();
        boolean joined = Nodes.in(query, MySqlParser.QueryExpressionBodyContext.class).stream()
                .anyMatch(body -> body.getChildCount() > 1);
        return !joined && (from == null || Nodes.says(from, MySqlParser.DUAL_SYMBOL));
    }

    SchemaOperation update(MySqlParser.UpdateStatementContext node) {
        List<TableName> tables = tables(node.tableReferenceList());
        if (tables.isEmpty()) {
            return new SchemaOperation.Opaque("UPDATE of a derived table");
        }
        List<ColumnName> columns = node.updateList().updateElement().stream()
                .map(element -> ColumnName.of(source.lastPart(element.columnRef())))
                .toList();
        boolean everyRow = tables.size() == 1
                && node.simpleLimitClause() == null
                && Conditions.alwaysHolds(node.whereClause(), source);
        return new SchemaOperation.UpdateRows(
                target(node, tables), columns, new ChunkingReader(source).update(node, tables), everyRow);
    }

    /** The table whose columns are assigned; the first one when they do not say. */
    private TableName target(MySqlParser.UpdateStatementContext node, List<TableName> tables) {
        TreeSet<String> named = new TreeSet<>();
        node.updateList().updateElement().forEach(element -> {
            List<MySqlParser.IdentifierContext> parts =
                    Nodes.in(element.columnRef(), MySqlParser.IdentifierContext.class);
            if (parts.size() > 1) {
                named.add(MySqlNames.table(source.text(parts.get(parts.size() - 2))));
            }
        });
        for (MySqlParser.SingleTableContext single :
                Nodes.in(node.tableReferenceList(), MySqlParser.SingleTableContext.class)) {
            TableName table = source.name(single.tableRef());
            String alias = single.tableAlias() == null
                    ? table.name()
                    : MySqlNames.table(source.text(single.tableAlias().identifier()));
            if (named.contains(alias)) {
                return table;
            }
        }
        return tables.getFirst();
    }

    SchemaOperation delete(MySqlParser.DeleteStatementContext node) {
        if (node.tableRef() != null) {
            boolean everyRow = node.simpleLimitClause() == null
                    && node.partitionDelete() == null
                    && Conditions.alwaysHolds(node.whereClause(), source);
            return new SchemaOperation.DeleteRows(
                    source.name(node.tableRef()), new ChunkingReader(source).delete(node), everyRow);
        }
        List<TableName> tables = tables(node.tableReferenceList());
        if (tables.isEmpty()) {
            return new SchemaOperation.Opaque("DELETE from a derived table");
        }
        return new SchemaOperation.DeleteRows(
                tables.getFirst(),
                new Chunking.Whole("it joins tables"),
                tables.size() == 1 && Conditions.alwaysHolds(node.whereClause(), source));
    }

    private List<TableName> tables(MySqlParser.TableReferenceListContext list) {
        return Nodes.in(list, MySqlParser.SingleTableContext.class).stream()
                .map(single -> source.name(single.tableRef()))
                .toList();
    }
}
