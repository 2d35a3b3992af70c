package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.postgres.HistoryTables;
import dev.towpath.model.changeset.Changeset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The history's table on PostgreSQL. It stands in the team's schema, as other tools' do, and not in Towpath's: that one
 * may be dropped, and what has run must not run again then.
 */
final class FillTable {
    static final String NAME = "towpath_fill_history";

    private final String schema;

    FillTable(String schema) {
        this.schema = schema;
    }

    String qualified() {
        return '"' + schema.replace("\"", "\"\"") + "\".\"" + NAME + '"';
    }

    boolean exists(Connection connection) throws SQLException {
        return HistoryTables.exists(connection, schema, NAME);
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %s (
                        name varchar(200) PRIMARY KEY,
                        checksum varchar(64) NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT now(),
                        applied_by text NOT NULL DEFAULT current_user,
                        took interval NOT NULL
                    )""".formatted(qualified()));
        }
    }

    /** By name; none when the table does not exist. */
    SortedMap<String, String> checksums(Connection connection) throws SQLException {
        SortedMap<String, String> found = new TreeMap<>();
        if (!exists(connection)) {
            return found;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, checksum FROM " + qualified())) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    void add(Connection connection, Changeset changeset, Duration took) throws SQLException {
        String sql =
                "INSERT INTO " + qualified() + " (name, checksum, took) VALUES (?, ?, ? * interval '1 millisecond')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, changeset.id().key());
            statement.setString(2, changeset.checksum());
            statement.setLong(3, took.toMillis());
            statement.executeUpdate();
        }
    }
}
