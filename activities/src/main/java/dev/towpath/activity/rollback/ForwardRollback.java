package dev.towpath.activity.rollback;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.ledger.StoredPlan;
import dev.towpath.activity.step.BoundedWork;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.step.Tools.Project;
import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import dev.towpath.engine.spi.server.OnlineIndexes.State;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Step;
import dev.towpath.workflow.activity.RollbackActivities;
import dev.towpath.workflow.activity.StepOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves everything in an order that somebody can go on from: no half-built index, a history that lists exactly the
 * changesets that are complete, and a report of what is half done.
 */
public final class ForwardRollback implements RollbackActivities {
    private final Steps steps;

    /** Rolls back inside this frame. */
    public ForwardRollback(Steps steps) {
        this.steps = steps;
    }

    @Override
    public RollbackReport tidyUp(StepOrder order) {
        return BoundedWork.run(
                steps,
                order.database(),
                "tidy up",
                frame -> new RollbackReport(
                        frame.over("tidy up " + order.migration(), session -> tidyUp(order, frame, session))));
    }

    private List<String> tidyUp(StepOrder order, BoundedWork frame, Session session) throws SQLException {
        WorkerDatabase database = frame.database();
        Connection connection = session.connection();
        Ledger ledger = new Ledger(database.server(), database.ledgerSchema());
        if (order.planDigest().isEmpty() || !ledger.exists(connection)) {
            return List.of("Nothing was begun.");
        }
        var stored = ledger.read(connection, order.planDigest());
        if (stored.isEmpty()) {
            return List.of("Nothing was begun.");
        }
        StoredPlan plan = stored.get();
        Project project = steps.tools().open(plan.project(), database, connection);
        List<String> lines = new ArrayList<>(dropUnfinished(frame, session, ledger, plan));
        ToolLock lock = project.history()
                .tryLock(connection)
                .orElseThrow(() -> new TowpathException(
                        ErrorCode.LOCK_TIMEOUT,
                        "The lock of " + plan.project().tool()
                                + " is taken: another run of it is at work. Its history is looked at when that ends."));
        try {
            lines.addAll(settleHistory(connection, ledger, plan, project, order.migration()));
        } finally {
            release(lock, connection);
        }
        return lines;
    }

    private static void release(ToolLock lock, Connection connection) throws SQLException {
        // A lock of a lost session died with it; in a broken transaction it is given back with the session.
        if (connection.isValid(2) && connection.getAutoCommit()) {
            lock.release();
        }
    }

    private static List<String> settleHistory(
            Connection connection, Ledger ledger, StoredPlan plan, Project project, String migration)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        boolean recordable = true;
        for (PlannedChangeset planned : plan.plan().changesets()) {
            Changeset changeset = changeset(project, planned);
            Progress progress = progress(connection, ledger, plan, planned);
            boolean recorded = project.history().lists(connection, changeset);
            if (!recorded && recordable && progress.complete()) {
                connection.setAutoCommit(false);
                project.history().recordApplied(connection, changeset, ledger.took(connection, changeset));
                ledger.recorded(connection, plan, changeset, migration);
                connection.commit();
                connection.setAutoCommit(true);
                recorded = true;
            }
            recordable &= recorded;
            lines.add(line(planned, progress, recorded));
        }
        return lines;
    }

    private static List<String> dropUnfinished(BoundedWork frame, Session session, Ledger ledger, StoredPlan plan)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        Connection connection = session.connection();
        var indexes = frame.database().server().indexes();
        for (Step step : plan.plan().steps()) {
            boolean ours = step instanceof Step.BuildIndex
                    && ledger.mark(connection, plan.fingerprint(step)) == Ledger.Mark.BEGUN;
            if (ours && step instanceof Step.BuildIndex build) {
                State state = indexes.state(connection, build.index());
                if (state == State.INVALID || state == State.BUILDING) {
                    frame.check();
                    // Dropping waits for a build that still runs, and then drops what it built: nobody asked for it
                    // now.
                    frame.database().server().limits().inSession(connection, Duration.ZERO, Duration.ZERO);
                    try (var statement = connection.createStatement()) {
                        statement.execute(indexes.drop(build.index()));
                    }
                    frame.bound(session);
                    lines.add("Dropped the unfinished index " + build.index() + ".");
                }
            }
        }
        return lines;
    }

    /** How much of a changeset is done. */
    private record Progress(int done, int all, boolean begun) {
        boolean complete() {
            return begun && done == all;
        }
    }

    private static Progress progress(Connection connection, Ledger ledger, StoredPlan plan, PlannedChangeset planned)
            throws SQLException {
        int done = 0;
        int all = 0;
        boolean begun = false;
        for (Step step : plan.stepsOf(planned.id())) {
            if (!(step instanceof Step.RecordHistory)) {
                Ledger.Mark mark = ledger.mark(connection, plan.fingerprint(step));
                all++;
                done += mark == Ledger.Mark.DONE ? 1 : 0;
                begun |= mark != Ledger.Mark.NONE;
            }
        }
        return new Progress(done, all, begun);
    }

    private static Changeset changeset(Project project, PlannedChangeset planned) {
        return project.changelog().changesets().stream()
                .filter(changeset -> changeset.id().equals(planned.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String line(PlannedChangeset planned, Progress progress, boolean recorded) {
        if (recorded) {
            return planned.id() + " is complete and recorded.";
        }
        if (!progress.begun()) {
            return planned.id() + " was not begun.";
        }
        return planned.id() + " is begun (" + progress.done() + " of " + progress.all()
                + " steps done) and not recorded. What it did stays; go on with \"towpath start\", not with the tool"
                + " itself, which would run it from the beginning.";
    }
}
