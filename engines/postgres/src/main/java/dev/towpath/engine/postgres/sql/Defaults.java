package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Tells whether the server can store a column's default once in the catalog or must rewrite every row. It evaluates a
 * default that holds no volatile function once, at {@code ADD COLUMN}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES">ALTER TABLE, Notes</a>
 */
final class Defaults {
    private static final Set<String> SERIAL =
            Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8");

    /** Words that the grammar reads as column names. */
    private static final Set<String> SESSION_VALUES =
            Set.of("current_user", "session_user", "user", "current_role", "system_user");

    private Defaults() {}

    static DefaultValue of(SQLParser.VexContext expression, Source source) {
        return new DefaultValue(
                isConstant(expression, source) ? Kind.CONSTANT : Kind.VOLATILE, source.text(expression));
    }

    static boolean isSerial(String type) {
        return SERIAL.contains(PostgresNames.fold(type.strip()));
    }

    private static boolean isConstant(SQLParser.VexContext expression, Source source) {
        for (ParserRuleContext node : Nodes.in(expression)) {
            boolean volatileNode = switch (node) {
                case SQLParser.Select_stmt_no_parensContext select -> true;
                case SQLParser.Select_stmtContext select -> true;
                case SQLParser.Indirection_varContext variable -> !SESSION_VALUES.contains(source.identifier(variable));
                default -> false;
            };
            if (volatileNode) {
                return false;
            }
        }
        return FunctionCall.in(expression, source).stream()
                .allMatch(call -> KnownFunctions.isTransactionTime(call)
                        || SESSION_VALUES.contains(call.name())
                        || KnownFunctions.isPure(call));
    }
}
