package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.NewerSyntax;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import java.util.List;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * PostgreSQL's SQL: scripts are cut as psql cuts them, statements are read with a grammar of PostgreSQL 18. Stateless.
 *
 * <p>Every statement that parses means something: what has no operation of its own, or an effect that its text does not
 * tell ({@code CALL}, {@code MERGE}, any {@code SELECT} without a known effect), is {@code Opaque}.
 */
public final class PostgresLanguage implements SqlLanguage {
    /** More than a table may have columns, or a person would drop at once; each is judged beside all the others. */
    static final int MOST_ACTIONS = 1_000;

    /** A language. */
    public PostgresLanguage() {}

    @Override
    public List<Statement> split(Script script) {
        return ScriptSplitter.split(script);
    }

    @Override
    public Understanding understand(Statement statement) {
        try {
            return tied(understood(statement));
        } catch (SyntaxFailure e) {
            Understanding.Understood byHead = GrammarGaps.read(statement);
            return byHead != null
                    ? tied(byHead)
                    : new Understanding.NotUnderstood(statement, e.reason(), statement.at(e.offset()));
        } catch (RuntimeException e) {
            // A tree this reader did not foresee must never pass as safe, nor stop a review of a thousand others.
            return new Understanding.NotUnderstood(
                    statement, "the statement parses but cannot be read: " + e.getMessage(), statement.at());
        }
    }

    @Override
    public List<NewerSyntax> newerSyntax(Understanding understanding, ServerVersion target) {
        return SyntaxAges.newer(understanding, target);
    }

    private Understanding.Understood understood(Statement statement) {
        Understanding.Understood byHead = StatementHeads.read(statement, this);
        if (byHead != null) {
            return byHead;
        }
        Source source = new Source(statement.sql());
        SQLParser.StatementContext tree = Syntax.parse(statement.sql());
        List<Understanding.Action> actions = new StatementReader(source, this).read(tree);
        if (actions.size() > MOST_ACTIONS) {
            throw new SyntaxFailure(
                    0,
                    "it does " + actions.size() + " things at once, more than the " + MOST_ACTIONS
                            + " that are judged together");
        }
        return new Understanding.Understood(
                statement, actions, new TransactionNeeds(source).of(tree), Relations.in(tree, source));
    }

    private static Understanding tied(Understanding.Understood read) {
        return new Understanding.Understood(
                read.statement(),
                read.actions(),
                read.transaction(),
                read.relations(),
                SessionReader.of(read.statement().sql(), read.actions()));
    }
}
