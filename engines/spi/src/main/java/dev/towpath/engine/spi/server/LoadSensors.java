package dev.towpath.engine.spi.server;

import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.LoadReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Measures how busy a server is. Remembers its looks, because rates and standstill only show between two of them: whoever
 * wants to measure asks for sensors of its own, and looks about once a second. One look at a time; replicas may be looked
 * at meanwhile.
 */
public interface LoadSensors {
    /**
     * One look: reads the server's statistics in one round trip, takes no lock, and ends within seconds.
     *
     * @param monitor in auto-commit
     * @param filled the tables that are being filled
     */
    LoadReading look(Connection monitor, Set<TableName> filled) throws SQLException;

    /**
     * Asks the team's own question, in a transaction that only reads and a statement that may take half a second.
     *
     * @param monitor in auto-commit, and so again afterwards
     * @param sql one statement whose first row's first column is a boolean or a number
     * @throws SQLException also when the answer has another form; then its SQLState is {@code 22000}
     */
    Answer ask(Connection monitor, String sql) throws SQLException;

    /**
     * What the team's own question was answered with.
     *
     * @param stop whether the first column was true or a number above zero
     * @param reason the second column as text, cut; empty when there is none
     */
    record Answer(boolean stop, String reason) {}

    /**
     * A replica of this server that is asked itself. It is connected to when it is looked at first.
     *
     * @param where with this server's user; the password goes with it
     */
    ReplicaSensor replica(ConnectionSettings where);
}
