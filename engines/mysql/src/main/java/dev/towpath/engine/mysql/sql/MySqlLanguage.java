package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;

/**
 * MySQL's SQL: scripts are cut as the mysql client cuts them, statements are read with MySQL's own grammar. Stateless.
 *
 * <p>Every statement that parses means something: what has no operation of its own, or an effect that its text does not
 * tell ({@code CALL}, {@code EXECUTE}, any {@code SELECT}), is {@code Opaque}. The bodies of procedures, triggers and
 * events are not looked into.
 */
public final class MySqlLanguage implements SqlLanguage {
    /** A language. */
    public MySqlLanguage() {}

    @Override
    public List<Statement> split(Script script) {
        return ScriptSplitter.split(script);
    }

    @Override
    public Understanding understand(Statement statement) {
        try {
            return understood(statement);
        } catch (SyntaxFailure e) {
            Understanding.Understood byHead = GrammarGaps.read(statement);
            return byHead != null
                    ? byHead
                    : new Understanding.NotUnderstood(statement, e.reason(), statement.at(e.offset()));
        } catch (RuntimeException e) {
            // A tree this reader did not foresee must never pass as safe, nor stop a review of a thousand others.
            return new Understanding.NotUnderstood(
                    statement, "the statement parses but cannot be read: " + e.getMessage(), statement.at());
        }
    }

    private static Understanding.Understood understood(Statement statement) {
        Understanding.Understood byHead = StatementHeads.read(statement);
        if (byHead != null) {
            return byHead;
        }
        Source source = new Source(statement.sql());
        MySqlParser.QueryContext tree = Syntax.parse(statement.sql());
        List<Action> actions = new StatementReader(source).read(tree);
        return new Understanding.Understood(
                statement,
                actions,
                TransactionNeeds.of(actions),
                Relations.in(tree, source),
                SessionReader.of(actions));
    }
}
