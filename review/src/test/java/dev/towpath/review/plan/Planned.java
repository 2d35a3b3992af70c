package dev.towpath.review.plan;

import dev.towpath.engine.postgres.PostgresEngine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.ReadChangeset;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes plans from files of SQL for a real database. */
final class Planned {
    static final PostgresEngine ENGINE = new PostgresEngine();

    private Planned() {}

    /** @param files SQL by file name, in the tool's order; the key is the name up to two underscores */
    static List<ReadChangeset> read(Map<String, String> files) {
        List<Changeset> changesets = new ArrayList<>();
        files.forEach((file, sql) -> changesets.add(new Changeset(
                ChangesetId.of(file.replaceFirst("(__.*)?\\.sql$", "")),
                file,
                Integer.toHexString(sql.hashCode()),
                false,
                new ChangesetContent.SqlScript(Script.verbatim(file, sql), ChangesetContent.TransactionMode.WHOLE))));
        return new ChangelogReader(ENGINE.language()).read(changesets);
    }

    static MigrationPlan plan(Map<String, String> files, DatabaseFacts facts, Policy policy) {
        return new Planner(ENGINE).plan(new PlanningInput(read(files), facts, policy));
    }

    static DatabaseServer server(TestDatabase database) {
        return ENGINE.open(
                new ConnectionSettings(
                        database.host(),
                        database.port(),
                        database.name(),
                        database.user(),
                        ConnectionSettings.Tls.DISABLE),
                Password.NONE,
                2);
    }

    static DatabaseFacts facts(TestDatabase database) throws SQLException {
        try (DatabaseServer server = server(database);
                Connection connection = database.connect()) {
            return server.catalog().facts(connection, Set.of(), Set.of());
        }
    }

    /** The facts as a server of this version would tell them of tables with this many rows. */
    static DatabaseFacts facts(TestDatabase database, int version, long rows) throws SQLException {
        DatabaseFacts read = facts(database);
        List<TableFacts> tables = read.tables().values().stream()
                .map(t -> new TableFacts(
                        t.name(),
                        rows,
                        rows * 100,
                        t.partitioned(),
                        t.columns(),
                        t.primaryKey(),
                        t.constraints().stream()
                                .filter(c -> version >= 18 || !c.definition().startsWith("NOT NULL "))
                                .toList(),
                        t.indexes(),
                        t.partitionOf(),
                        t.partitioning(),
                        t.handling()))
                .toList();
        return DatabaseFacts.of(
                read.engine(), new ServerVersion(version, 0), read.defaultSchema(), tables, read.others());
    }
}
