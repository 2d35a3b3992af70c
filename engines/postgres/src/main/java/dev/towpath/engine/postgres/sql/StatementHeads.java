package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Recognises statements by their first words where parsing all of them would be wasted ({@code INSERT … VALUES} with
 * megabytes of rows) or impossible ({@code ALTER SYSTEM} and lists of routines to drop, which the grammar lacks).
 */
final class StatementHeads {
    /** Shorter inserts are parsed like everything else. */
    private static final int LONG = 32 * 1024;

    private StatementHeads() {}

    /** What the head tells, or the body of a {@code DO}; null when the statement has to be parsed. */
    static @Nullable Understood read(Statement statement, PostgresLanguage language) {
        String sql = statement.sql();
        List<String> first = words(sql, 2);
        if (first.equals(List.of("alter", "system"))) {
            // The value may be a secret, such as a primary_conninfo.
            return understood(
                    statement,
                    new SchemaOperation.AlterObject(
                            ObjectKind.OTHER, TableName.of("system"), ObjectChange.OTHER, "ALTER SYSTEM"),
                    TransactionNeed.OUTSIDE);
        }
        if (!first.isEmpty() && first.getFirst().equals("do")) {
            return BlockReader.read(statement, language);
        }
        if (first.size() == 2 && first.getFirst().equals("drop")) {
            List<Action> routines = RoutineDrops.read(sql);
            return routines == null
                    ? null
                    : new Understood(statement, routines, TransactionNeed.ALLOWED, new TreeSet<>());
        }
        if (sql.length() >= LONG && first.equals(List.of("insert", "into"))) {
            return longInsert(statement);
        }
        return null;
    }

    private static Understood understood(Statement statement, SchemaOperation operation, TransactionNeed need) {
        return new Understood(statement, List.of(new Action(operation, statement.sql())), need, new TreeSet<>());
    }

    /** The part before {@code VALUES} is parsed; the rows are only looked through. */
    private static @Nullable Understood longInsert(Statement statement) {
        String sql = statement.sql();
        int rows = rowsOfConstants(sql);
        if (rows < 0) {
            return null;
        }
        String head = sql.substring(0, rows) + " VALUES (NULL)";
        SQLParser.StatementContext tree = Syntax.parse(head);
        Source source = new Source(head);
        SQLParser.Data_statementContext data = tree.data_statement();
        if (data == null || data.insert_stmt_for_psql() == null) {
            return null;
        }
        TableName table = source.name(data.insert_stmt_for_psql().insert_table_name);
        return new Understood(
                statement,
                List.of(new Action(new SchemaOperation.InsertRows(table), sql)),
                TransactionNeed.ALLOWED,
                Relations.in(tree, source));
    }

    /** Where {@code VALUES} stands, or -1 when a query stands there or among the rows. */
    private static int rowsOfConstants(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        int depth = 0;
        int rows = -1;
        while (lexemes.next()) {
            if (lexemes.symbol('(')) {
                depth++;
            } else if (lexemes.symbol(')')) {
                depth--;
            } else if (lexemes.word("select") || lexemes.word("table")) {
                return -1;
            } else if (rows < 0 && depth == 0 && lexemes.word("values")) {
                rows = lexemes.start();
            }
        }
        return depth == 0 ? rows : -1;
    }

    static List<String> words(String sql, int count) {
        List<String> words = new ArrayList<>();
        Lexemes lexemes = new Lexemes(sql);
        while (words.size() < count && lexemes.next()) {
            if (lexemes.filler()) {
                continue;
            }
            if (lexemes.kind() != Lexemes.Kind.WORD) {
                break;
            }
            words.add(PostgresNames.fold(lexemes.unit()));
        }
        return words;
    }
}
