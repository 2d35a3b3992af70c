package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.adapter.spi.postgres.AdvisoryLock;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The schema history of one Flyway project on one PostgreSQL database. */
final class SchemaHistory implements ToolHistory {
    private final ProjectBundle bundle;
    private final Target target;
    private final FlywaySettings settings;
    private final HistoryTable table;
    private final List<String> schemas;
    private final Map<ChangesetId, Migration> migrations = new LinkedHashMap<>();

    SchemaHistory(ProjectBundle bundle, Target target) {
        this.bundle = bundle;
        this.target = target;
        this.settings = new FlywaySettings(bundle.settings());
        this.table = new HistoryTable(settings, target);
        this.schemas = settings.managedSchemas(target);
        MigrationLoader.load(bundle, target).forEach(migration -> migrations.put(migration.id(), migration));
    }

    @Override
    public Set<String> tables() {
        return Set.of(settings.table());
    }

    @Override
    public HistoryView view(Connection connection, Changelog changelog) throws SQLException {
        List<Migration> known = new ArrayList<>();
        for (Changeset changeset : changelog.changesets()) {
            known.add(migration(changeset));
        }
        List<String> problems = new ArrayList<>();
        List<HistoryRow> rows = new ArrayList<>(table.rows(connection));
        boolean willBaseline = false;
        if (!table.exists(connection)) {
            Start start = Start.on(connection, settings, schemas);
            problems.addAll(start.problems());
            willBaseline = start.baseline();
            if (willBaseline) {
                rows.add(baselineRow());
            }
        }
        List<Standing> standings = Standings.of(settings, known, rows);
        problems.addAll(Refusals.of(settings, standings));
        List<HistoryView.Entry> entries = new ArrayList<>();
        for (Standing standing : standings) {
            HistoryView.Entry entry = standing.entry();
            boolean announced = willBaseline && standing.type() == RowType.BASELINE;
            entries.add(
                    announced
                            ? new HistoryView.Entry(entry.id(), entry.description(), "Baseline (will be recorded)")
                            : entry);
        }
        return new HistoryView(
                entries,
                standings.stream()
                        .filter(standing -> standing.state() == State.PENDING)
                        .map(Standing::id)
                        .toList(),
                problems);
    }

    @Override
    public void create(Connection connection) throws SQLException {
        if (table.exists(connection)) {
            return;
        }
        Start start = Start.on(connection, settings, schemas);
        if (!start.problems().isEmpty()) {
            throw new TowpathException(ErrorCode.HISTORY_CONFLICT, String.join("\n", start.problems()));
        }
        List<String> created = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String schema : start.schemasToCreate()) {
                statement.execute("CREATE SCHEMA " + HistoryTable.quoted(schema));
                created.add(HistoryTable.quoted(schema));
            }
        }
        table.create(connection);
        if (!created.isEmpty()) {
            HistoryRow marker = new HistoryRow(
                    0, null, "<< Flyway Schema Creation >>", RowType.SCHEMA, String.join(",", created), null, true);
            table.add(connection, marker, 0);
        } else if (start.baseline()) {
            table.add(connection, baselineRow(), 0);
        }
    }

    @Override
    public boolean lists(Connection connection, Changeset changeset) throws SQLException {
        Migration migration = migration(changeset);
        for (Standing standing : Standings.of(settings, List.copyOf(migrations.values()), table.rows(connection))) {
            HistoryRow row = standing.row();
            if (row == null || !migration.equals(standing.migration())) {
                continue;
            }
            boolean applied = switch (standing.state()) {
                case SUCCESS, OUT_OF_ORDER, BASELINE, OUTDATED -> true;
                case PENDING,
                        ABOVE_TARGET,
                        BELOW_BASELINE,
                        BASELINE_IGNORED,
                        IGNORED,
                        MISSING_SUCCESS,
                        MISSING_FAILED,
                        FAILED,
                        FUTURE_SUCCESS,
                        FUTURE_FAILED,
                        SUPERSEDED,
                        DELETED -> false;
            };
            if (applied && sameText(changeset, migration, row.checksum())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void recordApplied(Connection connection, Changeset changeset, Duration took) throws SQLException {
        Migration migration = migration(changeset);
        HistoryRow row = new HistoryRow(
                table.nextRank(connection),
                migration.version(),
                migration.description(),
                migration.type(),
                migration.script(),
                changeset.checksum().isEmpty() ? null : Integer.valueOf(changeset.checksum()),
                true);
        table.add(connection, row, (int) Math.clamp(took.toMillis(), 0L, Integer.MAX_VALUE));
    }

    @Override
    public Optional<ToolLock> tryLock(Connection connection) throws SQLException {
        return AdvisoryLock.tryLock(connection, LockKey.of(table.qualified()));
    }

    @Override
    public Optional<ToolLock> tryShare(Connection connection) throws SQLException {
        return AdvisoryLock.tryShare(connection, LockKey.of(table.qualified()));
    }

    @Override
    public Verdict verify(DataSource dataSource) {
        return new NativeValidation(bundle, settings, target, List.copyOf(migrations.values())).run(dataSource);
    }

    /** A repeatable migration may have been recorded before its placeholders counted. */
    private static boolean sameText(Changeset changeset, Migration migration, @Nullable Integer recorded) {
        String sum = recorded == null ? "" : Integer.toString(recorded);
        boolean unchanged = changeset.checksum().equals(migration.changeset().checksum());
        return sum.equals(changeset.checksum()) || (unchanged && migration.madeBy(recorded));
    }

    private HistoryRow baselineRow() {
        String description = settings.baselineDescription();
        return new HistoryRow(1, settings.baselineVersion(), description, RowType.BASELINE, description, null, true);
    }

    private Migration migration(Changeset changeset) {
        Migration migration = migrations.get(changeset.id());
        if (migration == null) {
            throw new TowpathException(
                    ErrorCode.INTERNAL,
                    "changeset " + changeset.id() + " is not of the bundle this history belongs to");
        }
        return migration;
    }
}
