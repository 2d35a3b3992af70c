package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A Flyway project on disk, seen both by the adapter and by the real Flyway. */
final class Project {
    final Path root;
    private final Map<String, String> settings = new LinkedHashMap<>();

    Project(Path root) {
        this.root = root;
        set("locations", "filesystem:sql");
    }

    Project set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Project file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Project file(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Project sql(String name, String text) throws IOException {
        return file("sql/" + name, text);
    }

    Project delete(String path) throws IOException {
        Files.delete(root.resolve(path));
        return this;
    }

    ProjectBundle bundle() {
        return new FlywayTool().read(root, settings);
    }

    static Target target(TestDatabase database) {
        return new Target("postgresql", "public", database.name(), database.user());
    }

    Changelog changelog(TestDatabase database) {
        return new FlywayTool().load(bundle(), target(database));
    }

    ToolHistory history(TestDatabase database) {
        return new FlywayTool().history(bundle(), target(database));
    }

    /** The real one, configured by the same keys. */
    Flyway flyway(TestDatabase database, String... extra) {
        Map<String, String> properties = new LinkedHashMap<>();
        settings.forEach((key, value) -> properties.put(
                "flyway." + key,
                key.equals("locations") ? value.replace("filesystem:", "filesystem:" + root + "/") : value));
        properties.remove("flyway.baselineMigrationPrefix");
        properties.keySet().removeIf(key -> key.startsWith("flyway.towpath"));
        for (int i = 0; i < extra.length; i += 2) {
            properties.put("flyway." + extra[i], extra[i + 1]);
        }
        FluentConfiguration configuration =
                Flyway.configure().dataSource(database.dataSource()).configuration(properties);
        configuration.loggers(QuietFlywayLog.class.getName());
        String prefix = settings.get("baselineMigrationPrefix");
        if (prefix != null) {
            configuration
                    .getConfigurationExtension(
                            org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension.class)
                    .setBaselineMigrationPrefix(prefix);
        }
        return configuration.load();
    }

    /** What the real Flyway's info says, a line per migration. */
    List<String> real(TestDatabase database) {
        return Arrays.stream(flyway(database).info().all()).map(Project::line).toList();
    }

    private static String line(MigrationInfo info) {
        return String.join(
                " | ",
                info.getType().name(),
                String.valueOf(info.getVersion()),
                info.getDescription(),
                info.getScript(),
                String.valueOf(info.getChecksum()),
                info.getState().getDisplayName(),
                String.valueOf(info.getInstalledRank()));
    }

    /** What the adapter says, in the same form. */
    List<String> ours(TestDatabase database) throws SQLException {
        ProjectBundle bundle = bundle();
        FlywaySettings read = new FlywaySettings(bundle.settings());
        HistoryTable table = new HistoryTable(read, target(database));
        try (Connection connection = database.connect()) {
            return Standings.of(read, MigrationLoader.load(bundle, target(database)), table.rows(connection)).stream()
                    .map(Project::line)
                    .toList();
        }
    }

    private static String line(Standing standing) {
        HistoryRow row = standing.row();
        Migration migration = standing.migration();
        return String.join(
                " | ",
                standing.type().name(),
                String.valueOf(standing.version()),
                standing.description(),
                row != null ? row.script() : Objects.requireNonNull(migration).script(),
                String.valueOf(
                        row != null
                                ? row.checksum()
                                : Objects.requireNonNull(migration).checksum()),
                standing.state().display(),
                row == null ? "null" : Integer.toString(row.rank()));
    }

    /** Migrates as Towpath would: create, then run and record each pending changeset. */
    void migrate(TestDatabase database) throws SQLException {
        Changelog changelog = changelog(database);
        ToolHistory history = history(database);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            history.create(connection);
            connection.commit();
            for (var id : history.view(connection, changelog).pending()) {
                var changeset = changelog.changesets().stream()
                        .filter(candidate -> candidate.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                var sql = (dev.towpath.model.changeset.ChangesetContent.SqlScript) changeset.content();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql.script().text());
                }
                history.recordApplied(connection, changeset, Duration.ofMillis(3));
                connection.commit();
            }
        }
    }

    static List<String> dump(TestDatabase database, String table) throws SQLException {
        return database.query(
                "SELECT concat_ws(' | ', installed_rank, coalesce(version, '-'), description, type, script,"
                        + " coalesce(checksum::text, '-'), installed_by, success) FROM " + table
                        + " ORDER BY installed_rank");
    }
}
