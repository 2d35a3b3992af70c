package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * The text of one statement, cut by the places of the tree. Names are always read from here: the grammar's tokens hold
 * masked text.
 *
 * @param sql the statement
 */
record Source(String sql) {
    /** Long texts for people are cut here. */
    private static final int DISPLAY_LENGTH = 300;

    /** The part of the statement a node covers. */
    String text(ParserRuleContext node) {
        return text(node, node);
    }

    /** From the start of one node to the end of another. */
    String text(ParserRuleContext first, ParserRuleContext last) {
        return sql.substring(start(first), end(last));
    }

    /** One word as it was written: the parser sees quoted ones masked. */
    String text(TerminalNode word) {
        return sql.substring(word.getSymbol().getStartIndex(), word.getSymbol().getStopIndex() + 1);
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

    /** A single name, folded. */
    String identifier(ParserRuleContext node) {
        return PostgresNames.fold(text(node));
    }

    ColumnName column(ParserRuleContext node) {
        return ColumnName.of(identifier(node));
    }

    /** A name of one part, as an object without a schema. */
    TableName unqualified(ParserRuleContext node) {
        return TableName.of(identifier(node));
    }

    /** {@code name}, {@code schema.name} or {@code database.schema.name}. */
    TableName name(SQLParser.Schema_qualified_nameContext node) {
        return tableName(parts(node));
    }

    /** The table of {@code table.column} or {@code schema.table.column}, or null when only the column is named. */
    @Nullable
    TableName tableOfColumn(SQLParser.Schema_qualified_nameContext node) {
        List<String> parts = parts(node);
        return parts.size() < 2 ? null : tableName(parts.subList(0, parts.size() - 1));
    }

    /** The last part of a name, where the grammar allows a qualified name and the server one word. */
    String lastPart(SQLParser.Schema_qualified_nameContext node) {
        return parts(node).getLast();
    }

    private List<String> parts(SQLParser.Schema_qualified_nameContext node) {
        List<String> parts = new ArrayList<>();
        parts.add(identifier(node.identifier()));
        for (SQLParser.Identifier_reservedContext part : node.identifier_reserved()) {
            parts.add(identifier(part));
        }
        return parts;
    }

    private static TableName tableName(List<String> parts) {
        String name = parts.getLast();
        return parts.size() == 1 ? TableName.of(name) : TableName.of(parts.get(parts.size() - 2), name);
    }

    static int start(ParserRuleContext node) {
        return node.getStart().getStartIndex();
    }

    static int end(ParserRuleContext node) {
        // An empty node stops before it starts.
        return Math.max(node.getStop() == null ? 0 : node.getStop().getStopIndex() + 1, start(node));
    }
}
