package dev.towpath.adapter.spi;

import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A tool's record of what was applied, kept as the tool itself would keep it. Every method works on the caller's
 * connection and inside the caller's transaction: none commits, rolls back or changes auto-commit, except
 * {@link #verify}, which runs the tool itself.
 */
public interface ToolHistory {
    /** Names of the tool's own tables, which are no part of the team's schema. */
    Set<String> tables();

    /**
     * How each changeset stands against the history, by the tool's own rules. Tolerates that the history does not exist
     * yet. Reads only.
     */
    HistoryView view(Connection connection, Changelog changelog) throws SQLException;

    /**
     * Creates the history where the tool would, exactly as the tool would; does nothing when it exists. Takes no lock on
     * existing tables.
     */
    void create(Connection connection) throws SQLException;

    /** Whether the history already lists this changeset, in its present form, as applied. */
    boolean lists(Connection connection, Changeset changeset) throws SQLException;

    /**
     * Adds the record the tool would have added after running the changeset successfully.
     *
     * @param took how long its statements took
     */
    void recordApplied(Connection connection, Changeset changeset, Duration took) throws SQLException;

    /**
     * Tries once, without waiting, to take the lock by which runs of the tool keep each other out. The lock belongs to
     * the session of this connection and dies with it.
     *
     * @return the lock, or empty when another session holds it
     */
    Optional<ToolLock> tryLock(Connection connection) throws SQLException;

    /**
     * Like {@link #tryLock}, but together with others who ask by this method: several sessions of ours keep the tool out
     * as long as one of them lives.
     *
     * @return the lock, or empty when a session that does not share it holds it
     */
    Optional<ToolLock> tryShare(Connection connection) throws SQLException;

    /**
     * Asks the tool itself whether history and files agree, as its own validate command would; pending changesets are no
     * disagreement. Runs the tool's code in this process and writes nothing.
     *
     * @param dataSource where the tool may open connections
     */
    Verdict verify(DataSource dataSource);

    /** A held tool lock. Release is idempotent and leaves the transaction alone. */
    interface ToolLock {
        /** Gives the lock back. */
        void release() throws SQLException;
    }

    /**
     * The tool's own opinion.
     *
     * @param ok whether it is content
     * @param message what it complains about; empty when content
     */
    record Verdict(boolean ok, String message) {
        /** The tool is content. */
        public static final Verdict OK = new Verdict(true, "");
    }
}
