package dev.towpath.activity.prepare;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.ledger.StoredPlan;
import dev.towpath.activity.prepare.Preparation.Prepared;
import dev.towpath.activity.step.BoundedWork;
import dev.towpath.activity.step.Steps;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.migration.MigrationRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Prepares on the worker's servers, over a session of the budget. */
public final class PlannedPreparation implements PrepareActivities {
    /** Characters of SQL a step shows in the history; the ledger has all of it. */
    private static final int SHOWN_SQL = 600;

    /** Findings and held changesets the history shows; the plan has all of them. */
    private static final int SHOWN = 200;

    private final Steps steps;

    /** Prepares inside this frame. */
    public PlannedPreparation(Steps steps) {
        this.steps = steps;
    }

    @Override
    public PreparedMigration prepare(MigrationRequest request) {
        return over(request, (database, session, prepared) -> {
            if (prepared.refusal() == null) {
                keep(request, database, session.connection(), prepared);
            }
            return outline(prepared);
        });
    }

    @Override
    public PlanPreview preview(MigrationRequest request) {
        return over(
                request,
                (database, session, prepared) ->
                        new PlanPreview(prepared.plan().digest().hex(), prepared.plan(), prepared.refusal()));
    }

    /** What is done with a prepared migration. */
    private interface Use<T> {
        T use(WorkerDatabase database, Session session, Prepared prepared) throws SQLException;
    }

    private <T> T over(MigrationRequest request, Use<T> use) {
        return BoundedWork.run(
                steps,
                request.database(),
                "prepare",
                frame -> frame.over("prepare " + request.id(), session -> {
                    Prepared prepared = read(request, frame.database(), session.connection());
                    return use.use(frame.database(), session, prepared);
                }));
    }

    /** One snapshot for all facts, so that they fit together. */
    private Prepared read(MigrationRequest request, WorkerDatabase database, Connection connection)
            throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try {
            return new Preparation(database, steps.tools(), request).over(connection);
        } finally {
            if (connection.isValid(2)) {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    private static void keep(
            MigrationRequest request, WorkerDatabase database, Connection connection, Prepared prepared)
            throws SQLException {
        Ledger ledger = new Ledger(database.server(), database.ledgerSchema());
        connection.setAutoCommit(false);
        ledger.create(connection);
        prepared.project().history().create(connection);
        for (PlannedChangeset planned : prepared.plan().changesets()) {
            ledger.forgetRecorded(connection, planned.id().key(), planned.checksum());
        }
        ledger.keep(connection, new StoredPlan(prepared.plan(), request.policy(), request.project()));
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static PreparedMigration outline(Prepared prepared) {
        MigrationPlan plan = prepared.plan();
        return new PreparedMigration(
                plan.digest().hex(),
                plan.steps().stream().map(PlannedPreparation::outline).toList(),
                plan.held().stream().limit(SHOWN).toList(),
                plan.findings().stream()
                        .sorted(java.util.Comparator.comparing(Finding::severity)
                                .reversed())
                        .limit(SHOWN)
                        .toList(),
                prepared.refusal());
    }

    private static StepOutline outline(Step step) {
        String sql = step.statements().stream().map(PlannedStatement::sql).collect(Collectors.joining(";\n"));
        String shown = sql.length() <= SHOWN_SQL ? sql : sql.substring(0, SHOWN_SQL - 1) + "…";
        return new StepOutline(step.id().value(), step.kind(), step.phase(), step.summary(), shown);
    }
}
