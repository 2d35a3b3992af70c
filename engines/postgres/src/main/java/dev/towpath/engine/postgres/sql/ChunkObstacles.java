package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** What a statement may not hold anywhere, whatever its shape, when it is to be cut into key ranges. */
final class ChunkObstacles {
    private final Source source;

    ChunkObstacles(Source source) {
        this.source = source;
    }

    private static @Nullable String defaultObstacle(ParserRuleContext statement) {
        return Nodes.in(statement, SQLParser.Update_setContext.class).stream()
                        .anyMatch(set -> !set.DEFAULT().isEmpty())
                ? "it sets a column to its DEFAULT, which may be a sequence or a time"
                : null;
    }

    /** Why the statement means something else in pieces, or null when nothing in it reads what it changes. */
    @Nullable
    String find(ParserRuleContext statement, TableName changed, SQLParser.Schema_qualified_nameContext target) {
        return ChunkingReader.first(
                defaultObstacle(statement),
                selfReadObstacle(statement, changed, target),
                queryObstacle(statement),
                functionObstacle(statement));
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
}
