package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.postgres.HistoryTables;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema history table on PostgreSQL: plain SQL inside the caller's transaction. */
final class HistoryTable {
    private final String schema;
    private final String name;
    private final @Nullable String tablespace;
    private final @Nullable String installedBy;

    HistoryTable(FlywaySettings settings, Target target) {
        this.schema = settings.historySchema(target);
        this.name = settings.table();
        this.tablespace = settings.tablespace();
        this.installedBy = settings.installedBy();
    }

    /** As Flyway writes it, which is also what its lock's key is computed from. */
    String qualified() {
        return quoted(schema) + "." + quoted(name);
    }

    boolean exists(Connection connection) throws SQLException {
        return HistoryTables.exists(connection, schema, name);
    }

    /** All rows by ascending rank; none when the table does not exist. */
    List<HistoryRow> rows(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        String sql = "SELECT installed_rank, version, description, type, script, checksum, success FROM " + qualified()
                + " ORDER BY installed_rank";
        List<HistoryRow> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private HistoryRow row(ResultSet row) throws SQLException {
        int rank = row.getInt(1);
        String versionText = row.getString(2);
        Version version = versionText == null ? null : Version.parse(versionText);
        RowType type = RowType.of(row.getString(4));
        if (type == null || (versionText != null && version == null)) {
            throw new TowpathException(
                    ErrorCode.HISTORY_CONFLICT,
                    "Row " + rank + " of " + qualified() + " has "
                            + (type == null ? "type " + row.getString(4) : "version " + versionText)
                            + ", which Flyway's open edition cannot read. Run the edition that wrote it, or correct the"
                            + " row.");
        }
        int checksum = row.getInt(6);
        Integer nullable = row.wasNull() ? null : checksum;
        return new HistoryRow(rank, version, row.getString(3), type, row.getString(5), nullable, row.getBoolean(7));
    }

    void add(Connection connection, HistoryRow row, int millis) throws SQLException {
        String sql = "INSERT INTO " + qualified() + " (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (?, ?, ?, ?, ?, ?, coalesce(?, current_user), ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, row.rank());
            statement.setString(2, row.version() == null ? null : row.version().text());
            statement.setString(3, HistoryRow.shortDescription(row.description()));
            statement.setString(4, row.type().name());
            statement.setString(5, HistoryRow.shortScript(row.script()));
            if (row.checksum() == null) {
                statement.setNull(6, Types.INTEGER);
            } else {
                statement.setInt(6, row.checksum());
            }
            statement.setString(7, installedBy);
            statement.setInt(8, millis);
            statement.setBoolean(9, row.success());
            statement.executeUpdate();
        }
    }

    int nextRank(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT coalesce(max(installed_rank), 0) + 1 FROM " + qualified())) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Column for column, name for name what Flyway 13 creates. */
    void create(Connection connection) throws SQLException {
        String space = tablespace == null ? "" : " TABLESPACE " + quoted(tablespace);
        String table = """
                CREATE TABLE %s (
                    installed_rank INT NOT NULL,
                    version VARCHAR(50),
                    description VARCHAR(200) NOT NULL,
                    type VARCHAR(20) NOT NULL,
                    script VARCHAR(1000) NOT NULL,
                    checksum INTEGER,
                    installed_by VARCHAR(100) NOT NULL,
                    installed_on TIMESTAMP NOT NULL DEFAULT now(),
                    execution_time INTEGER NOT NULL,
                    success BOOLEAN NOT NULL
                )%s""".formatted(qualified(), space);
        String key = "ALTER TABLE " + qualified() + " ADD CONSTRAINT " + quoted(name + "_pk")
                + " PRIMARY KEY (installed_rank)" + (space.isEmpty() ? "" : " USING INDEX" + space);
        String index = "CREATE INDEX " + quoted(name + "_s_idx") + " ON " + qualified() + " (success)" + space;
        try (Statement statement = connection.createStatement()) {
            statement.execute(table);
            statement.execute(key);
            statement.execute(index);
        }
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
