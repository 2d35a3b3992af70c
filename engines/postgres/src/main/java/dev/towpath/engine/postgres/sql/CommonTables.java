package dev.towpath.engine.postgres.sql;

import java.util.HashMap;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Tells the names of {@code WITH} queries from those of tables, by the scope they are visible in. */
final class CommonTables {
    private final Source source;
    /** Where each name is first declared in a list; read once per list, so that long lists cost no more than short ones. */
    private final Map<SQLParser.With_clauseContext, Map<String, Integer>> declared = new HashMap<>();

    private final Map<ParserRuleContext, Integer> places = new HashMap<>();

    CommonTables(Source source) {
        this.source = source;
    }

    /** Whether a {@code WITH} around this name declares it, so that it means no table. */
    boolean declares(SQLParser.Schema_qualified_nameContext name) {
        if (!name.identifier_reserved().isEmpty() || !canMeanCommonTable(name)) {
            return false;
        }
        String wanted = source.identifier(name.identifier());
        ParserRuleContext below = name;
        ParserRuleContext at = name.getParent();
        while (at != null) {
            SQLParser.With_clauseContext with = withOf(at);
            if (with != null && !with.equals(below) && names(with).containsKey(wanted)) {
                return true;
            }
            if (at instanceof SQLParser.With_clauseContext list && visibleInside(list, below, wanted)) {
                return true;
            }
            below = at;
            at = at.getParent();
        }
        return false;
    }

    /** Inside a list a query sees the ones before it, and with {@code RECURSIVE} all of them. */
    private boolean visibleInside(SQLParser.With_clauseContext list, ParserRuleContext query, String wanted) {
        Integer place = names(list).get(wanted);
        return place != null && (list.RECURSIVE() != null || place < places.getOrDefault(query, 0));
    }

    private Map<String, Integer> names(SQLParser.With_clauseContext list) {
        Map<String, Integer> known = declared.get(list);
        if (known != null) {
            return known;
        }
        Map<String, Integer> names = new HashMap<>();
        for (SQLParser.With_queryContext query : list.with_query()) {
            int place = places.size();
            places.put(query, place);
            names.putIfAbsent(source.identifier(query.query_name), place);
        }
        declared.put(list, names);
        return names;
    }

    /** Only what is read can be a common table; what is changed is always a table. */
    private static boolean canMeanCommonTable(SQLParser.Schema_qualified_nameContext name) {
        return name.getParent() instanceof SQLParser.From_primaryContext
                || name.getParent() instanceof SQLParser.Select_primaryContext;
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
