package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a statement over many rows means the same when it runs over one key range after the other. When in
 * doubt the answer is no: a statement run whole is slow, one cut wrongly is wrong.
 */
final class ChunkingReader {
    private final Source source;

    ChunkingReader(Source source) {
        this.source = source;
    }

    Chunking update(MySqlParser.UpdateStatementContext node, List<TableName> tables) {
        String obstacle = tables.size() > 1
                ? "it joins tables"
                : obstacle(node.withClause(), node.orderClause(), node.simpleLimitClause(), node);
        if (obstacle != null) {
            return new Chunking.Whole(obstacle);
        }
        MySqlParser.SingleTableContext table = Nodes.in(node.tableReferenceList(), MySqlParser.SingleTableContext.class)
                .getFirst();
        return byKeyRange(
                tables.getFirst(),
                source.text(
                        table.tableAlias() == null
                                ? table.tableRef()
                                : table.tableAlias().identifier()),
                node.updateList(),
                node.whereClause());
    }

    Chunking delete(MySqlParser.DeleteStatementContext node) {
        String obstacle = node.partitionDelete() != null
                ? "it is limited to partitions"
                : obstacle(node.withClause(), node.orderClause(), node.simpleLimitClause(), node);
        return obstacle != null
                ? new Chunking.Whole(obstacle)
                : byKeyRange(
                        source.name(node.tableRef()),
                        source.text(
                                node.tableAlias() == null
                                        ? node.tableRef()
                                        : node.tableAlias().identifier()),
                        node.tableAlias() == null ? node.tableRef() : node.tableAlias(),
                        node.whereClause());
    }

    Chunking insert(TableName target, MySqlParser.InsertQueryExpressionContext node, boolean replaces) {
        List<MySqlParser.QuerySpecificationContext> queries =
                Nodes.in(node, MySqlParser.QuerySpecificationContext.class);
        if (queries.size() != 1 || Nodes.has(node, MySqlParser.QueryExpressionParensContext.class)) {
            return new Chunking.Whole("the query combines several SELECT");
        }
        MySqlParser.QuerySpecificationContext query = queries.getFirst();
        List<MySqlParser.SingleTableContext> tables = Nodes.in(node, MySqlParser.SingleTableContext.class);
        if (query.groupByClause() != null
                || query.havingClause() != null
                || !query.selectOption().isEmpty()) {
            return new Chunking.Whole("the query groups rows or removes duplicates");
        }
        if (Nodes.has(node, MySqlParser.OrderClauseContext.class)
                || Nodes.has(node, MySqlParser.LimitClauseContext.class)
                || Nodes.has(node, MySqlParser.LockingClauseListContext.class)) {
            return new Chunking.Whole("the query is ordered, limited or locks rows");
        }
        if (replaces) {
            return new Chunking.Whole("it replaces rows that are there already");
        }
        if (tables.size() != 1 || query.fromClause() == null) {
            return new Chunking.Whole("it does not select from exactly one plain table");
        }
        MySqlParser.SingleTableContext table = tables.getFirst();
        TableName from = source.name(table.tableRef());
        String obstacle = from.equals(target) ? "it reads the table it writes to" : values(node);
        return obstacle != null
                ? new Chunking.Whole(obstacle)
                : byKeyRange(
                        from,
                        source.text(
                                table.tableAlias() == null
                                        ? table.tableRef()
                                        : table.tableAlias().identifier()),
                        query.fromClause(),
                        query.whereClause());
    }

    private Chunking byKeyRange(
            TableName driving,
            String qualifier,
            ParserRuleContext lastOfHead,
            MySqlParser.@Nullable WhereClauseContext where) {
        return new Chunking.ByKeyRange(
                driving,
                qualifier,
                source.sql().substring(0, Source.end(lastOfHead)),
                where == null ? null : source.text(where.expr()),
                "");
    }

    private @Nullable String obstacle(
            @Nullable ParserRuleContext with,
            @Nullable ParserRuleContext order,
            @Nullable ParserRuleContext limit,
            ParserRuleContext node) {
        if (with != null) {
            return "it has a WITH clause";
        }
        if (order != null || limit != null) {
            return "it is ordered or limited";
        }
        return Nodes.has(node, MySqlParser.SubqueryContext.class) ? "it reads other rows" : values(node);
    }

    /** Values that depend on how rows are grouped into statements. */
    private static @Nullable String values(ParserRuleContext node) {
        if (Nodes.has(node, MySqlParser.UserVariableContext.class)) {
            return "it uses a variable, which goes from row to row";
        }
        return Nodes.has(node, MySqlParser.SumExprContext.class)
                        || Nodes.has(node, MySqlParser.WindowingClauseContext.class)
                ? "it computes over many rows"
                : null;
    }
}
