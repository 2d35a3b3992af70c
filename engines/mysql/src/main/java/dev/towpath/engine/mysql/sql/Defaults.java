package dev.towpath.engine.mysql.sql;

import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Locale;

/** Reads default values. */
final class Defaults {
    private Defaults() {}

    static DefaultValue of(MySqlParser.ColumnAttributeContext node, Source source) {
        if (node.exprWithParentheses() != null) {
            // However simple, an expression is computed for every row, which no algorithm but COPY can do.
            return new DefaultValue(Kind.VOLATILE, source.display(node.exprWithParentheses()));
        }
        return literal(source.display(node.nowOrSignedLiteral()));
    }

    private static DefaultValue literal(String text) {
        return text.toLowerCase(Locale.ROOT).equals("null") ? DefaultValue.NONE : new DefaultValue(Kind.CONSTANT, text);
    }
}
