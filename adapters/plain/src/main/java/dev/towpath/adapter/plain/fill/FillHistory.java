package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Which fills a database has had. */
final class FillHistory implements ToolHistory {
    private final Changelog changelog;
    private final FillTable table;

    FillHistory(Changelog changelog, Target target) {
        this.changelog = changelog;
        this.table = new FillTable(target.defaultSchema());
    }

    @Override
    public Set<String> tables() {
        return Set.of(FillTable.NAME);
    }

    @Override
    public HistoryView view(Connection connection, Changelog changelog) throws SQLException {
        return FillStandings.of(changelog, table.checksums(connection));
    }

    @Override
    public void create(Connection connection) throws SQLException {
        if (!table.exists(connection)) {
            table.create(connection);
        }
    }

    @Override
    public boolean lists(Connection connection, Changeset changeset) throws SQLException {
        return changeset
                .checksum()
                .equals(table.checksums(connection).get(changeset.id().key()));
    }

    @Override
    public void recordApplied(Connection connection, Changeset changeset, Duration took) throws SQLException {
        table.add(connection, changeset, took);
    }

    @Override
    public Optional<ToolLock> tryLock(Connection connection) throws SQLException {
        return FillLock.tryLock(connection, table.qualified(), "");
    }

    @Override
    public Optional<ToolLock> tryShare(Connection connection) throws SQLException {
        return FillLock.tryLock(connection, table.qualified(), "_shared");
    }

    /** There is no other program to ask, so the files are compared with the history once more. */
    @Override
    public Verdict verify(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> problems = view(connection, changelog).problems();
            return problems.isEmpty() ? Verdict.OK : new Verdict(false, String.join("\n", problems));
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            boolean gone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            throw new TowpathException(
                    state.equals("55P03")
                            ? ErrorCode.LOCK_TIMEOUT
                            : gone ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.STATEMENT_FAILED,
                    "The history of fills could not be read (SQLSTATE " + state
                            + "). Check the migration user's privileges on " + table.qualified() + ".",
                    e);
        }
    }
}
