package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.adapter.spi.postgres.AdvisoryLock;
import dev.towpath.adapter.spi.postgres.HistoryTables;
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
    /** So that the key of the lock is nobody else's by chance. */
    private static final long TOWFILL_IN_ASCII = 0x746f7766696c6cL;

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
        return AdvisoryLock.tryLock(connection, lockKey());
    }

    @Override
    public Optional<ToolLock> tryShare(Connection connection) throws SQLException {
        return AdvisoryLock.tryShare(connection, lockKey());
    }

    private long lockKey() {
        return TOWFILL_IN_ASCII + table.qualified().hashCode();
    }

    /** There is no other program to ask, so the files are compared with the history once more. */
    @Override
    public Verdict verify(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> problems = view(connection, changelog).problems();
            return problems.isEmpty() ? Verdict.OK : new Verdict(false, String.join("\n", problems));
        } catch (SQLException e) {
            throw new TowpathException(
                    HistoryTables.unreadable(e),
                    "The history of fills could not be read (SQLSTATE " + HistoryTables.state(e)
                            + "). Check the migration user's privileges on " + table.qualified() + ".",
                    e);
        }
    }
}
