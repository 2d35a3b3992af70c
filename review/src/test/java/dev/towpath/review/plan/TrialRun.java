package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.Chunks;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** Runs a plan's steps one after the other, as plainly as possible, and holds the catalog to what each step expects. */
final class TrialRun {
    private final DatabaseServer server;
    private final TestDatabase database;

    private TrialRun(DatabaseServer server, TestDatabase database) {
        this.server = server;
        this.database = database;
    }

    static void run(MigrationPlan plan, TestDatabase database) throws SQLException {
        try (DatabaseServer server = Planned.server(database)) {
            TrialRun run = new TrialRun(server, database);
            for (Step step : plan.steps()) {
                run.step(step);
                run.expect(step.expects(), step.id().value());
            }
            run.expect(plan.outcome(), "the end");
        }
    }

    /** Runs files as the tool would: each as a whole, in a transaction unless the server refuses that. */
    static void asWritten(List<PlannedStatement> statements, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            for (PlannedStatement statement : statements) {
                execute(connection, statement);
            }
        }
    }

    private void step(Step step) throws SQLException {
        try (Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                for (String setting : step.settings()) {
                    statement.execute(setting);
                }
            }
            boolean together = step instanceof Step.ExecuteDdl;
            connection.setAutoCommit(!together);
            if (step instanceof Step.Backfill fill) {
                fill(connection, fill);
            } else {
                for (PlannedStatement statement : step.statements()) {
                    execute(connection, statement);
                }
            }
            if (together) {
                connection.commit();
            }
        }
    }

    private void fill(Connection connection, Step.Backfill step) throws SQLException {
        Chunks.TableChunks chunks = server.chunks().of(connection, step);
        Chunks.Key upper = chunks.upperBound().orElse(null);
        Chunks.Key after = null;
        while (upper != null && !upper.equals(after)) {
            // Ends because each boundary is greater than the one before, up to the upper bound.
            Chunks.Key to = chunks.boundary(after, upper, 2).orElse(upper);
            chunks.run(after, to, true);
            after = to;
        }
    }

    private static void execute(Connection connection, PlannedStatement planned) throws SQLException {
        if (planned.copyData() == null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(planned.sql());
            }
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(planned.sql(), new StringReader(planned.copyData()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void expect(List<Expectation> expectations, String when) throws SQLException {
        try (Connection connection = database.connect()) {
            for (Expectation expectation : expectations) {
                assertThat(server.catalog().shows(connection, expectation))
                        .as("after %s: %s", when, expectation.display())
                        .isTrue();
            }
        }
    }
}
