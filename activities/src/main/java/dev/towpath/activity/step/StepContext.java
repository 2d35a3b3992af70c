package dev.towpath.activity.step;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.ledger.StoredPlan;
import dev.towpath.activity.step.Tools.Project;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Everything one attempt at one step works with.
 *
 * @param migration the migration's id
 * @param database the database it works on
 * @param plan the plan the step stands in
 * @param project the tool's changesets and history
 * @param session the session of the budget that does the work
 * @param pulse the attempt's heartbeat
 */
public record StepContext(
        String migration,
        WorkerDatabase database,
        Ledger ledger,
        StoredPlan plan,
        Project project,
        Session session,
        Pulse pulse) {

    /** The server. */
    public DatabaseServer server() {
        return database.server();
    }

    /** The session's connection. */
    public Connection connection() {
        return session.connection();
    }

    /** The step's changeset. */
    public Changeset changeset(Step step) {
        return project.changelog().changesets().stream()
                .filter(changeset -> changeset.id().equals(step.changeset()))
                .findFirst()
                .orElseThrow();
    }

    /** Runs the changeset's own session settings. */
    public void applySettings(Step step) throws SQLException {
        for (String setting : step.settings()) {
            execute(setting);
        }
    }

    /** Runs a statement as it stands: the team's text is not ours to interpret. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Writes the tool's history row of a changeset, in the present transaction. */
    public void record(Changeset changeset, Duration took) throws SQLException {
        project.history().recordApplied(connection(), changeset, took);
        ledger.recorded(connection(), plan, changeset, migration);
    }

    /**
     * For the rest of the present transaction: acts as the user who logged in, because the migration may have taken a role
     * that knows nothing of the ledger and the history.
     */
    public void actAsLogin() throws SQLException {
        server().actAsLogin(connection());
    }

    /** Marks a step done: in the present transaction, which acts as the login by now, or in one of its own. */
    public void done(Step step) throws SQLException {
        if (!connection().getAutoCommit()) {
            ledger.done(connection(), plan, step, migration);
            return;
        }
        connection().setAutoCommit(false);
        actAsLogin();
        ledger.done(connection(), plan, step, migration);
        connection().commit();
        connection().setAutoCommit(true);
    }
}
