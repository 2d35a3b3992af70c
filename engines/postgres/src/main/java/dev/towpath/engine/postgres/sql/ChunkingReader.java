package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import java.util.ArrayList;
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
                defaultObstacle(node),
                readObstacle(node, table, node.update_table_name));
        if (obstacle != null) {
            return new Chunking.Whole(obstacle);
        }
        ParserRuleContext lastOfHead = node.from_item().isEmpty()
                ? node.update_set().getLast()
                : node.from_item().getLast();
        return byKeyRange(table, qualifier(node.update_table_name, node.alias), lastOfHead, node.vex());
    }

    Chunking delete(SQLParser.Delete_stmt_for_psqlContext node) {
        TableName table = source.name(node.delete_table_name);
        String obstacle = first(
                clauseObstacle(node.with_clause(), node.returning_select_list_with_alias(), node.ONLY() != null),
                node.CURRENT() != null ? "WHERE CURRENT OF follows a cursor" : null,
                readObstacle(node, table, node.delete_table_name));
        if (obstacle != null) {
            return new Chunking.Whole(obstacle);
        }
        String qualifier = qualifier(node.delete_table_name, node.alias);
        if (!node.from_item().isEmpty()) {
            return byKeyRange(table, qualifier, node.from_item().getLast(), node.vex());
        }
        String head = node.MULTIPLY() == null && node.alias == null
                ? source.sql().substring(0, Source.end(node.delete_table_name))
                : source.sql().substring(0, node.alias == null ? starEnd(node) : Source.end(node.alias));
        return new Chunking.ByKeyRange(table, qualifier, head, where(node.vex()), "");
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
        String unsafe = readObstacle(node, target, node.insert_table_name);
        if (unsafe != null) {
            return new Chunking.Whole(unsafe);
        }
        String where = select.WHERE() == null ? null : source.text(select.vex().getLast());
        SQLParser.Alias_clauseContext alias = from.alias_clause();
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

    private Chunking byKeyRange(
            TableName table, String qualifier, ParserRuleContext lastOfHead, SQLParser.@Nullable VexContext where) {
        String head = source.sql().substring(0, Source.end(lastOfHead));
        return new Chunking.ByKeyRange(table, qualifier, head, where(where), "");
    }

    private @Nullable String where(SQLParser.@Nullable VexContext condition) {
        return condition == null ? null : source.text(condition);
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

    private static @Nullable String defaultObstacle(SQLParser.Update_stmt_for_psqlContext node) {
        return node.update_set().stream().anyMatch(set -> !set.DEFAULT().isEmpty())
                ? "it sets a column to its DEFAULT, which may be a sequence or a time"
                : null;
    }

    /** Whether anything below the statement reads what it changes, or depends on the grouping of rows. */
    private @Nullable String readObstacle(
            ParserRuleContext statement, TableName changed, SQLParser.Schema_qualified_nameContext target) {
        return first(
                selfReadObstacle(statement, changed, target), queryObstacle(statement), functionObstacle(statement));
    }

    private @Nullable String selfReadObstacle(
            ParserRuleContext statement, TableName changed, SQLParser.Schema_qualified_nameContext target) {
        List<ParserRuleContext> readers = new ArrayList<>();
        readers.addAll(Nodes.in(statement, SQLParser.From_primaryContext.class));
        readers.addAll(Nodes.in(statement, SQLParser.Select_primaryContext.class));
        for (ParserRuleContext reader : readers) {
            for (SQLParser.Schema_qualified_nameContext name :
                    reader.getRuleContexts(SQLParser.Schema_qualified_nameContext.class)) {
                if (!name.equals(target) && mayBeSame(source.name(name), changed)) {
                    return "it reads " + changed.display() + ", the table it changes, a second time";
                }
            }
        }
        return null;
    }

    private static boolean mayBeSame(TableName one, TableName other) {
        boolean schemasMayAgree =
                one.schema() == null || other.schema() == null || one.schema().equals(other.schema());
        return one.name().equals(other.name()) && schemasMayAgree;
    }

    /** A sub-select whose choice of rows is arbitrary may choose others the next time. */
    private static @Nullable String queryObstacle(ParserRuleContext statement) {
        for (SQLParser.From_primaryContext from : Nodes.in(statement, SQLParser.From_primaryContext.class)) {
            if (from.TABLESAMPLE() != null) {
                return "it reads a random sample";
            }
        }
        for (SQLParser.After_opsContext ops : Nodes.in(statement, SQLParser.After_opsContext.class)) {
            if (ops.FOR() != null) {
                return "a sub-select locks rows";
            }
            boolean ordered = ops.getParent() != null
                    && ops.getParent().getRuleContexts(SQLParser.After_opsContext.class).stream()
                            .anyMatch(each -> each.orderby_clause() != null);
            if (!ordered) {
                return "a sub-select takes some rows without an order";
            }
        }
        return null;
    }

    private @Nullable String functionObstacle(ParserRuleContext statement) {
        for (FunctionCall call : FunctionCall.in(statement, source)) {
            boolean inQuery = isInSubquery(call, statement);
            if (KnownFunctions.isPure(call)) {
                continue;
            }
            if (KnownFunctions.isAggregate(call) || call.node().WITHIN() != null) {
                if (!inQuery) {
                    return call.display() + " looks at all rows at once";
                }
            } else if (KnownFunctions.isTransactionTime(call)) {
                return call.display() + " gives every chunk another time. Write the time as a constant";
            } else if (!KnownFunctions.isFresh(call)) {
                return call.display() + " is not known to give the same result whenever it is called";
            } else if (inQuery) {
                return call.display() + " in a sub-select gives one value per statement";
            }
        }
        return null;
    }

    /** Inside a query of its own: a sub-select, or an item of FROM. */
    private static boolean isInSubquery(FunctionCall call, ParserRuleContext statement) {
        ParserRuleContext limit = statement instanceof SQLParser.Insert_stmt_for_psqlContext insert
                        && insert.select_stmt() != null
                        && insert.select_stmt().select_ops().select_primary() != null
                ? insert.select_stmt().select_ops().select_primary()
                : statement;
        boolean belowLimit = Nodes.isInside(call.node(), limit, SQLParser.Select_primaryContext.class);
        return belowLimit || Nodes.isInside(call.node(), limit, SQLParser.From_primaryContext.class);
    }

    private static @Nullable String first(@Nullable String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
