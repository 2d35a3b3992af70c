package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.ColumnValue;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Decides whether an UPDATE, DELETE or INSERT … SELECT means the same when it runs over one key range after the other.
 *
 * <p>It does when what happens to a row depends on that row and on tables the statement does not change. So nothing but
 * the driving table itself may be changed, nothing may read what is changed, and no value may depend on how the rows are
 * grouped into statements. When in doubt the answer is no: a statement run whole is slow, one cut wrongly is wrong. What
 * the text cannot tell (triggers, views over the changed table, foreign keys of a table to itself) is for whoever knows
 * the catalog.
 */
final class ChunkingReader {
    private final Source source;

    ChunkingReader(Source source) {
        this.source = source;
    }

    Chunking update(SQLParser.Update_stmt_for_psqlContext node) {
        TableName table = source.name(node.update_table_name);
        String obstacle = first(
                clauseObstacle(node.with_clause(), node.returning_select_list_with_alias(), node.ONLY() != null),
                node.CURRENT() != null ? "WHERE CURRENT OF follows a cursor" : null,
                new ChunkObstacles(source).find(node, table, node.update_table_name));
        if (obstacle != null) {
            return new Chunking.Whole(obstacle);
        }
        ParserRuleContext lastOfHead = node.from_item().isEmpty()
                ? node.update_set().getLast()
                : node.from_item().getLast();
        List<ColumnValue> values = new AssignedValues(source, called(table, node.alias)).of(node);
        boolean repeatable = !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value.stable() && value.reads().isEmpty());
        return new Chunking.ByKeyRange(
                table,
                qualifier(node.update_table_name, node.alias),
                source.sql().substring(0, Source.end(lastOfHead)),
                where(node.vex()),
                "",
                values,
                repeatable);
    }

    Chunking delete(SQLParser.Delete_stmt_for_psqlContext node) {
        TableName table = source.name(node.delete_table_name);
        String obstacle = first(
                clauseObstacle(node.with_clause(), node.returning_select_list_with_alias(), node.ONLY() != null),
                node.CURRENT() != null ? "WHERE CURRENT OF follows a cursor" : null,
                new ChunkObstacles(source).find(node, table, node.delete_table_name));
        if (obstacle != null) {
            return new Chunking.Whole(obstacle);
        }
        String qualifier = qualifier(node.delete_table_name, node.alias);
        if (!node.from_item().isEmpty()) {
            String head = source.sql().substring(0, Source.end(node.from_item().getLast()));
            return deleting(table, qualifier, head, node.vex());
        }
        String head = node.MULTIPLY() == null && node.alias == null
                ? source.sql().substring(0, Source.end(node.delete_table_name))
                : source.sql().substring(0, node.alias == null ? starEnd(node) : Source.end(node.alias));
        return deleting(table, qualifier, head, node.vex());
    }

    private static int starEnd(SQLParser.Delete_stmt_for_psqlContext node) {
        return node.MULTIPLY().getSymbol().getStopIndex() + 1;
    }

    Chunking insert(SQLParser.Insert_stmt_for_psqlContext node) {
        TableName target = source.name(node.insert_table_name);
        SQLParser.Select_stmtContext query = node.select_stmt();
        SQLParser.Select_primaryContext select = query.select_ops().select_primary();
        String obstacle = first(
                clauseObstacle(node.with_clause(), node.returning_select_list_with_alias(), false),
                select == null
                        ? "the query is in parentheses or combines several SELECT"
                        : shapeObstacle(query, select));
        if (obstacle != null || select == null) {
            return new Chunking.Whole(String.valueOf(obstacle));
        }
        SQLParser.From_itemContext item = select.from_item(0);
        SQLParser.From_primaryContext from = item.from_primary();
        if (from == null || from.schema_qualified_name() == null || from.TABLESAMPLE() != null || from.ONLY() != null) {
            return new Chunking.Whole("it does not select from exactly one plain table");
        }
        SQLParser.Alias_clauseContext alias = from.alias_clause();
        if (alias != null && !alias.column_alias.isEmpty()) {
            return new Chunking.Whole("its alias renames columns, so the key may have another name");
        }
        String unsafe = new ChunkObstacles(source).find(node, target, node.insert_table_name);
        if (unsafe != null) {
            return new Chunking.Whole(unsafe);
        }
        String where = select.WHERE() == null ? null : source.text(select.vex().getLast());
        return new Chunking.ByKeyRange(
                source.name(from.schema_qualified_name()),
                qualifier(from.schema_qualified_name(), alias == null ? null : alias.alias),
                source.sql().substring(0, Source.end(item)),
                where,
                source.after(query).strip());
    }

    /** What the outer SELECT of an INSERT may not have. */
    private @Nullable String shapeObstacle(SQLParser.Select_stmtContext query, SQLParser.Select_primaryContext select) {
        if (query.with_clause() != null) {
            return "it has a WITH clause";
        }
        if (!query.after_ops().isEmpty()) {
            return "the query is ordered, limited or locks rows";
        }
        if (select.set_qualifier() != null || select.groupby_clause() != null || select.HAVING() != null) {
            return "the query groups rows or removes duplicates";
        }
        if (select.WINDOW() != null) {
            return "the query uses a window over all rows";
        }
        if (select.SELECT() == null || select.from_item().size() != 1) {
            return "it does not select from exactly one plain table";
        }
        return null;
    }

    /** A row that is gone is not deleted again. */
    private Chunking deleting(TableName table, String qualifier, String head, SQLParser.@Nullable VexContext where) {
        return new Chunking.ByKeyRange(table, qualifier, head, where(where), "", List.of(), true);
    }

    private @Nullable String where(SQLParser.@Nullable VexContext condition) {
        return condition == null ? null : source.text(condition);
    }

    private String called(TableName table, @Nullable ParserRuleContext alias) {
        return alias == null ? table.name() : PostgresNames.fold(source.text(alias));
    }

    private String qualifier(ParserRuleContext name, @Nullable ParserRuleContext alias) {
        return source.text(alias == null ? name : alias);
    }

    private static @Nullable String clauseObstacle(
            @Nullable ParserRuleContext with, @Nullable ParserRuleContext returning, boolean only) {
        if (with != null) {
            return "it has a WITH clause";
        }
        if (returning != null) {
            return "it returns rows";
        }
        return only ? "it is limited to ONLY this table of an inheritance tree" : null;
    }

    static @Nullable String first(@Nullable String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
