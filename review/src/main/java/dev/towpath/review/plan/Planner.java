package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Step;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.Timeline;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the plan. It walks through the pending changesets, applies each statement to a simulated schema, and stops
 * before the first one that would take something away which existed before.
 */
public final class Planner {
    private final Engine engine;
    private final Reviewer reviewer;

    /** A planner for this engine. */
    public Planner(Engine engine) {
        this.engine = engine;
        this.reviewer = new Reviewer(engine.name(), false);
    }

    /** The plan for this input: the same input gives the same plan. */
    public MigrationPlan plan(PlanningInput input) {
        SimulatedSchema schema = SimulatedSchema.of(
                input.facts(), engine.dialect(), input.policy().backfillAboveRows());
        StatementPlanner statements = new StatementPlanner(
                engine, schema, input.policy(), reviewer, input.facts().isFresh());
        List<DraftStep> drafts = new ArrayList<>();
        List<PlannedChangeset> planned = new ArrayList<>();
        Set<ChangesetId> resumed = new HashSet<>();
        List<HeldChangeset> held = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Timeline timeline = Timeline.of(input.changesets());
        for (int i = 0; i < input.changesets().size(); i++) {
            ReadChangeset read = input.changesets().get(i);
            Changeset changeset = read.changeset();
            ChangesetPlan plan = held.isEmpty() ? ChangesetPlan.of(read, timeline, i, schema, statements) : null;
            if (plan == null) {
                HeldChangeset first = held.getFirst();
                held.add(new HeldChangeset(
                        changeset.id(), changeset.description(), "comes after " + first.id() + ", which is held"));
                continue;
            }
            List<Step> begun = input.begunSteps(changeset.id());
            if (begun.isEmpty()) {
                // A begun changeset was judged before it began; now its own beginnings would stand against it.
                findings.addAll(plan.unsettled());
            }
            if (begun.isEmpty() && plan.hold() != null) {
                held.add(new HeldChangeset(changeset.id(), changeset.description(), plan.hold()));
                continue;
            }
            if (!begun.isEmpty()) {
                resumed.add(changeset.id());
            }
            drafts.addAll(begun.isEmpty() ? plan.steps() : resumed(begun, plan.steps()));
            planned.add(new PlannedChangeset(
                    changeset.id(),
                    changeset.description(),
                    changeset.checksum(),
                    changeset.content().file()));
        }
        List<ChangesetId> order = planned.stream().map(PlannedChangeset::id).toList();
        List<PhaseOrder.Placed> placed = PhaseOrder.order(drafts);
        return new MigrationPlan(
                engine.name(),
                planned,
                HistoryRecords.place(Phased.steps(placed), order, resumed),
                held,
                findings,
                outcome(placed));
    }

    /** The begun steps, with the footprint of everything the changeset touches now: it cannot be told apart any more. */
    private static List<DraftStep> resumed(List<Step> begun, List<DraftStep> now) {
        Footprint all =
                now.stream().map(DraftStep::footprint).reduce(Footprint::and).orElse(Footprint.ANYTHING);
        return begun.stream()
                .filter(step -> !(step instanceof Step.RecordHistory))
                .map(step -> new DraftStep(step, step.phase(), all))
                .toList();
    }

    private static List<Expectation> outcome(List<PhaseOrder.Placed> placed) {
        Expected outcome = Expected.none();
        for (PhaseOrder.Placed step : placed) {
            DraftStep draft = step.draft();
            outcome.then(draft.footprint(), draft.step().expects());
        }
        return outcome.list();
    }
}
