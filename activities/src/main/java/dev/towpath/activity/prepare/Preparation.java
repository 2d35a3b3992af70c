package dev.towpath.activity.prepare;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.step.Tools;
import dev.towpath.activity.step.Tools.Project;
import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.engine.spi.server.Catalog.Headroom;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.plan.Planner;
import dev.towpath.review.plan.PlanningInput;
import dev.towpath.workflow.migration.MigrationRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what is pending and plans it, over one connection that only reads. */
final class Preparation {
    private final WorkerDatabase database;
    private final Tools tools;
    private final MigrationRequest request;

    Preparation(WorkerDatabase database, Tools tools, MigrationRequest request) {
        this.database = database;
        this.tools = tools;
        this.request = request;
    }

    /**
     * What came out.
     *
     * @param refusal why nothing may run, or null
     */
    record Prepared(
            Project project, MigrationPlan plan, @Nullable Problem refusal) {}

    Prepared over(Connection connection) throws SQLException {
        Project project = tools.open(request.project(), database, connection);
        HistoryView view = project.history().view(connection, project.changelog());
        if (!view.problems().isEmpty()) {
            Problem problem = new Problem(ErrorCode.HISTORY_CONFLICT, String.join("\n", view.problems()), null);
            return new Prepared(project, nothing(), problem);
        }
        List<Changeset> pending = pending(project, view);
        MigrationPlan plan = plan(connection, project, pending);
        return new Prepared(project, plan, refusal(connection, plan));
    }

    private static List<Changeset> pending(Project project, HistoryView view) {
        Map<ChangesetId, Changeset> byId =
                project.changelog().changesets().stream().collect(Collectors.toMap(Changeset::id, Function.identity()));
        return view.pending().stream().map(byId::get).toList();
    }

    private MigrationPlan plan(Connection connection, Project project, List<Changeset> pending) throws SQLException {
        DatabaseServer server = database.server();
        DatabaseFacts facts = server.catalog()
                .facts(
                        connection,
                        Set.of(database.ledgerSchema()),
                        project.history().tables());
        PlanningInput input = new PlanningInput(
                new ChangelogReader(database.engine().language()).read(pending),
                facts,
                request.policy(),
                begun(connection, pending));
        return new Planner(database.engine()).plan(input);
    }

    private SortedMap<String, List<Step>> begun(Connection connection, List<Changeset> pending) throws SQLException {
        SortedMap<String, List<Step>> begun = new TreeMap<>();
        Ledger ledger = new Ledger(database.server(), database.ledgerSchema());
        if (ledger.exists(connection)) {
            for (Changeset changeset : pending) {
                List<Step> steps = ledger.begunSteps(connection, changeset);
                if (!steps.isEmpty()) {
                    begun.put(changeset.id().key(), steps);
                }
            }
        }
        return begun;
    }

    private MigrationPlan nothing() {
        return new MigrationPlan(database.engine().name(), List.of(), List.of(), List.of(), List.of());
    }

    private @Nullable Problem refusal(Connection connection, MigrationPlan plan) throws SQLException {
        Policy policy = request.policy();
        List<Finding> serious = plan.findings().stream()
                .filter(finding -> finding.severity().reaches(policy.failOn()))
                // What is held back does not run, so it cannot refuse what runs before it.
                .filter(finding -> !finding.rule().equals("destructive") || policy.failOn() != Severity.ERROR)
                .toList();
        if (!serious.isEmpty()) {
            Finding first = serious.getFirst();
            String more = serious.size() == 1 ? "" : " (and " + (serious.size() - 1) + " more findings)";
            return new Problem(
                    ErrorCode.PLAN_REFUSED,
                    first.at() + " " + first.rule() + ": " + first.message() + " " + first.advice() + more,
                    null);
        }
        Headroom headroom = database.server().catalog().headroom(connection);
        // This session is one of the budget already.
        int needed = database.server().budget() - 1;
        if (headroom.free() < needed) {
            return new Problem(
                    ErrorCode.BUDGET_EXHAUSTED,
                    "The server has " + headroom.free() + " of " + headroom.limit()
                            + " connections left, and the migration budget is "
                            + database.server().budget()
                            + ". Lower connections in towpath.yaml, or free some.",
                    null);
        }
        return null;
    }
}
