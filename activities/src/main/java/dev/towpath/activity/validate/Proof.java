package dev.towpath.activity.validate;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.ledger.StoredPlan;
import dev.towpath.activity.step.BoundedWork;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.step.Tools.Project;
import dev.towpath.adapter.spi.ToolHistory.Verdict;
import dev.towpath.engine.spi.server.Catalog;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.workflow.activity.ValidateActivities.VerifyOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares plan, ledger, catalog and history. Reads only, each fact from where it really is. */
final class Proof {
    private final WorkerDatabase database;
    private final Steps steps;

    Proof(WorkerDatabase database, Steps steps) {
        this.database = database;
        this.steps = steps;
    }

    List<Check> overOneSession(Connection connection, VerifyOrder order) throws SQLException {
        Ledger ledger = ServerValidation.ledger(database);
        StoredPlan plan = steps.plan(ledger, connection, order.planDigest());
        Project project = steps.tools().open(plan.project(), database, connection);
        return List.of(
                stepsDone(connection, ledger, plan),
                schema(connection, plan),
                filled(connection, ledger, plan),
                valid(connection, plan),
                recorded(connection, plan, project));
    }

    Check byTheTool(VerifyOrder order, BoundedWork frame) throws SQLException {
        Project project;
        try (Connection monitor = database.server().monitor()) {
            project = steps.tools().open(order.request().project(), database, monitor);
        }
        Verdict verdict = frame.withSource("verify " + order.request().id(), project.history()::verify);
        return new Check(order.request().project().tool() + " validate", verdict.ok(), verdict.message());
    }

    private static Check stepsDone(Connection connection, Ledger ledger, StoredPlan plan) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Step step : plan.plan().steps()) {
            if (ledger.mark(connection, plan.fingerprint(step)) != Ledger.Mark.DONE) {
                missing.add(step.id().value());
            }
        }
        int all = plan.plan().steps().size();
        return check("steps done", missing, all + " of " + all);
    }

    private Check schema(Connection connection, StoredPlan plan) throws SQLException {
        List<String> missing = new ArrayList<>();
        List<Expectation> expected = plan.plan().outcome();
        for (Expectation expectation : expected) {
            if (!database.server().catalog().shows(connection, expectation)) {
                missing.add("not true: " + expectation.display());
            }
        }
        return check("schema as planned", missing, expected.size() + " facts read back");
    }

    private Check filled(Connection connection, Ledger ledger, StoredPlan plan) throws SQLException {
        List<String> left = new ArrayList<>();
        int fills = 0;
        for (Step step : plan.plan().steps()) {
            if (step instanceof Step.Backfill backfill) {
                fills++;
                if (!isFilled(connection, ledger, plan, backfill)) {
                    left.add(backfill.id() + " on " + backfill.table());
                }
            }
        }
        return check("nothing left to fill", left, fills + " backfills");
    }

    private boolean isFilled(Connection connection, Ledger ledger, StoredPlan plan, Step.Backfill step)
            throws SQLException {
        Fills fills = ledger.fills();
        if (!fills.exists(connection, plan.fingerprint(step))) {
            return false;
        }
        TableChunks chunks = database.server().chunks().of(connection, step);
        for (FillRange range : fills.ranges(plan.fingerprint(step)).all(connection)) {
            if (!range.done()
                    || chunks.boundary(range.after(), range.upper(), 1).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Check valid(Connection connection, StoredPlan plan) throws SQLException {
        // Only what the plan promised: a team may leave a constraint NOT VALID, and others may leave anything.
        SortedSet<TableName> promised = new TreeSet<>();
        for (Step step : plan.plan().steps()) {
            if (step instanceof Step.BuildIndex build) {
                promised.add(build.index());
            } else if (step instanceof Step.ValidateConstraint validate) {
                promised.add(new TableName(validate.table().schema(), validate.constraint()));
            }
        }
        List<String> invalid = database.server().catalog().invalid(connection, Set.of(database.ledgerSchema())).stream()
                .filter(object -> promised.contains(new TableName(object.table().schema(), object.name())))
                .map(Catalog.Invalid::display)
                .toList();
        return check("constraints and indexes valid", invalid, promised.size() + " looked at");
    }

    private static Check recorded(Connection connection, StoredPlan plan, Project project) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (PlannedChangeset planned : plan.plan().changesets()) {
            for (Changeset changeset : project.changelog().changesets()) {
                if (changeset.id().equals(planned.id()) && !project.history().lists(connection, changeset)) {
                    missing.add(planned.id().key());
                }
            }
        }
        return check("history rows", missing, plan.plan().changesets().size() + " recorded");
    }

    private static Check check(String name, List<String> flaws, String whenGood) {
        return new Check(name, flaws.isEmpty(), flaws.isEmpty() ? whenGood : String.join(", ", flaws));
    }
}
