package dev.towpath.engine.spi.sql;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a reader made of one statement. */
public sealed interface Understanding {
    /** The statement that was read. */
    Statement statement();

    /**
     * The statement was read.
     *
     * @param actions what it does, in order; at least one
     * @param transaction whether it may share a transaction
     * @param relations every table, view or sequence the statement names, also the ones it only reads
     * @param session how it hangs on the session it runs in
     */
    record Understood(
            Statement statement,
            List<Action> actions,
            TransactionNeed transaction,
            SortedSet<TableName> relations,
            SessionTies session)
            implements Understanding {
        /** A statement that leaves nothing in its session, and looks for nothing there. */
        public Understood(
                Statement statement,
                List<Action> actions,
                TransactionNeed transaction,
                SortedSet<TableName> relations) {
            this(statement, actions, transaction, relations, SessionTies.NONE);
        }

        public Understood {
            if (actions.isEmpty()) {
                throw new IllegalArgumentException("an understood statement does something: " + statement.sql());
            }
            actions = List.copyOf(actions);
            relations = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(relations));
        }
    }

    /**
     * The statement was not read, so nothing may be assumed about it.
     *
     * @param reason the parser's words, for people
     * @param at where the parser stopped
     */
    record NotUnderstood(Statement statement, String reason, SourcePosition at) implements Understanding {}

    /**
     * One thing a statement does.
     *
     * @param operation what
     * @param sql a statement of its own that does only this; the whole statement when it does one thing
     * @param offset where in the statement it stands, in characters
     */
    record Action(SchemaOperation operation, String sql, int offset) {
        /** The only thing a statement does. */
        public Action(SchemaOperation operation, String sql) {
            this(operation, sql, 0);
        }
    }

    /** How a statement gets on with transactions. */
    enum TransactionNeed {
        /** May run inside or outside. */
        ALLOWED,
        /** The server refuses it inside a transaction. */
        OUTSIDE,
        /** It commits what came before it, and itself: no transaction spans it. Every schema change on MySQL. */
        IMPLICIT_COMMIT,
        /** It begins, commits or rolls back by itself. */
        OWN_CONTROL
    }
}
