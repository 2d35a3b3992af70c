package dev.towpath.engine.postgres.sql;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Tells the names of {@code WITH} queries from those of tables, by the scope they are visible in. */
final class CommonTables {
    private CommonTables() {}

    /** Whether a {@code WITH} around this name declares it, so that it means no table. */
    static boolean declares(SQLParser.Schema_qualified_nameContext name, Source source) {
        if (!name.identifier_reserved().isEmpty() || !canMeanCommonTable(name)) {
            return false;
        }
        String wanted = source.identifier(name.identifier());
        ParserRuleContext below = name;
        ParserRuleContext at = name.getParent();
        while (at != null) {
            SQLParser.With_clauseContext with = withOf(at);
            if (with != null && !with.equals(below) && lists(with.with_query(), wanted, source)) {
                return true;
            }
            if (at instanceof SQLParser.With_clauseContext list) {
                // Inside a list: the queries before this one, and with RECURSIVE all of them.
                List<SQLParser.With_queryContext> all = list.with_query();
                int self = all.indexOf(below);
                List<SQLParser.With_queryContext> visible = list.RECURSIVE() != null ? all : all.subList(0, self);
                if (lists(visible, wanted, source)) {
                    return true;
                }
            }
            below = at;
            at = at.getParent();
        }
        return false;
    }

    /** Only what is read can be a common table; what is changed is always a table. */
    private static boolean canMeanCommonTable(SQLParser.Schema_qualified_nameContext name) {
        return name.getParent() instanceof SQLParser.From_primaryContext
                || name.getParent() instanceof SQLParser.Select_primaryContext;
    }

    private static boolean lists(List<SQLParser.With_queryContext> queries, String wanted, Source source) {
        return queries.stream()
                .anyMatch(query -> source.identifier(query.query_name).equals(wanted));
    }

    private static SQLParser.@Nullable With_clauseContext withOf(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Select_stmtContext select -> select.with_clause();
            case SQLParser.Select_stmt_no_parensContext select -> select.with_clause();
            case SQLParser.Insert_stmt_for_psqlContext insert -> insert.with_clause();
            case SQLParser.Update_stmt_for_psqlContext update -> update.with_clause();
            case SQLParser.Delete_stmt_for_psqlContext delete -> delete.with_clause();
            case SQLParser.Merge_stmt_for_psqlContext merge -> merge.with_clause();
            default -> null;
        };
    }
}
