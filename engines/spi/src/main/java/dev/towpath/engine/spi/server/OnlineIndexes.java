package dev.towpath.engine.spi.server;

import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Observes indexes that are built while the application goes on. */
public interface OnlineIndexes {
    /** How an index stands. */
    State state(Connection connection, TableName index) throws SQLException;

    /**
     * How the index of this name compares with what a statement would build.
     *
     * @param table the table the statement builds it on
     * @param sql the statement
     */
    Likeness likeness(Connection connection, TableName table, TableName index, String sql) throws SQLException;

    /** The statement that drops an index online. */
    String drop(TableName index);

    /** How far a running build is, from 0 to 100, or -1 when the server does not say. */
    int percent(Connection monitor, TableName index) throws SQLException;

    /** Indexes on this table whose build was left unfinished and that nobody is building now. */
    List<TableName> unfinished(Connection connection, TableName table) throws SQLException;

    /** How an index compares with a statement. */
    enum Likeness {
        /** The same definition on the same table. */
        SAME,
        /** On the same table, but with another definition, or one that cannot be compared. */
        OTHER_DEFINITION,
        /** On another table, or no index at all. */
        OTHER_TABLE
    }

    /** How an index stands. */
    enum State {
        /** There is none of this name. */
        ABSENT,
        /** Some session builds it now. */
        BUILDING,
        /** It was left unfinished. */
        INVALID,
        /** It is complete and in use. */
        VALID
    }
}
