package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * The text of one statement, cut by the places of the tree.
 *
 * @param sql the statement
 */
record Source(String sql) {
    /** Long texts for people are cut here. */
    private static final int DISPLAY_LENGTH = 300;

    /** The part of the statement a node covers. */
    String text(ParserRuleContext node) {
        return sql.substring(start(node), end(node));
    }

    /** From the start of one node to the end of another. */
    String text(ParserRuleContext first, ParserRuleContext last) {
        return sql.substring(start(first), end(last));
    }

    /** Everything before a node. */
    String before(ParserRuleContext node) {
        return sql.substring(0, start(node));
    }

    /** Everything after a node. */
    String after(ParserRuleContext node) {
        return sql.substring(end(node));
    }

    /** The part a node covers on one line, for people. */
    String display(ParserRuleContext node) {
        return oneLine(text(node));
    }

    static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= DISPLAY_LENGTH ? line : line.substring(0, DISPLAY_LENGTH) + "…";
    }

    /** A name of one part whose case never matters. */
    String identifier(ParserRuleContext node) {
        return MySqlNames.fold(text(node));
    }

    ColumnName column(ParserRuleContext node) {
        return ColumnName.of(identifier(node));
    }

    List<ColumnName> columns(List<? extends ParserRuleContext> nodes) {
        return nodes.stream().map(this::column).toList();
    }

    /** A name of one part that stands for an object by itself, such as a user or a database. */
    TableName single(ParserRuleContext node) {
        return TableName.of(MySqlNames.table(text(node)));
    }

    /** The last part of a name that may be qualified, folded: an index or a column. */
    String lastPart(ParserRuleContext node) {
        List<MySqlParser.IdentifierContext> parts = Nodes.in(node, MySqlParser.IdentifierContext.class);
        return identifier(parts.getLast());
    }

    /** {@code name} or {@code database.name}, of anything that lies in a database. */
    TableName name(ParserRuleContext node) {
        List<String> parts = Nodes.in(node, MySqlParser.IdentifierContext.class).stream()
                .map(part -> MySqlNames.table(text(part)))
                .toList();
        if (parts.isEmpty()) {
            return TableName.of(MySqlNames.table(text(node)));
        }
        return parts.size() == 1 ? TableName.of(parts.getFirst()) : TableName.of(parts.get(0), parts.get(1));
    }

    static int start(ParserRuleContext node) {
        return node.getStart().getStartIndex();
    }

    static int end(ParserRuleContext node) {
        // An empty node stops before it starts.
        return Math.max(node.getStop() == null ? 0 : node.getStop().getStopIndex() + 1, start(node));
    }
}
