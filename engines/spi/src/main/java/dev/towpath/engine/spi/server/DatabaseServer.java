package dev.towpath.engine.spi.server;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One live database, seen through two pools that never mix: the <em>budget</em>, whose connections do the migration's
 * work, and one <em>monitor</em> connection that can still look while they wait.
 */
public interface DatabaseServer extends AutoCloseable {
    /** Where it is, without the password. */
    ConnectionSettings settings();

    /** Connections migrations may hold at once, over all workers. */
    int budget();

    /**
     * A session of the budget, in auto-commit with default settings; closing it gives it back with everything reset. Its
     * permit is held in the database and dies with the session, so the budget holds across workers.
     *
     * @param purpose what it is for, shown to whoever lists the server's sessions; at most 40 characters
     * @throws SQLException when none is free in time ({@code BUDGET_EXHAUSTED} to {@link #classify}) or the server is gone
     */
    Session session(String purpose) throws SQLException;

    /** The monitor connection, in auto-commit; wait for it is bounded. */
    Connection monitor() throws SQLException;

    /**
     * For the rest of the present transaction: acts as the user who logged in, whatever role a migration took. Afterwards
     * that role is back.
     */
    void actAsLogin(Connection connection) throws SQLException;

    /** Reads the catalog. */
    Catalog catalog();

    /** Finds out who blocks whom. */
    LockInspector locks();

    /** Sets limits on sessions. */
    SessionLimits limits();

    /** Observes and cleans indexes that are built online. */
    OnlineIndexes indexes();

    /** Cuts tables into chunks. */
    Chunks chunks();

    /** Measures how busy the server is: new sensors at every call, which know nothing of the looks of others. */
    LoadSensors load();

    /** The statements that create Towpath's own tables when they are missing; each may run again. */
    List<String> ledgerDefinition(String schema);

    /**
     * Changes one row and commits, in as few round trips as the server allows. When the statement does not find exactly
     * one row, everything the transaction did is rolled back instead.
     *
     * @param update with a {@code ?} for each value
     * @return whether it committed; when this throws, nobody knows
     */
    boolean commitWith(Connection connection, String update, List<Object> values) throws SQLException;

    /** Streams rows of a {@code COPY … FROM STDIN} over this session. */
    void copy(Session session, String sql, String rows) throws SQLException;

    /** What kind of failure an exception of this server is, by its code and never by its text. */
    ErrorCode classify(SQLException failure);

    /** The server's words for a failure, without row values and without anything secret. */
    String explain(SQLException failure);

    /** Quotes an identifier for use in a statement. */
    String quote(String identifier);

    /** Quotes a schema-qualified name for use in a statement. */
    String quote(TableName name);

    /** Closes both pools. */
    @Override
    void close();
}
