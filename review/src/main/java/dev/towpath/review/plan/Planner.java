package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.StatementRules;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        SimulatedSchema schema =
                SimulatedSchema.of(input.facts(), input.policy().backfillAboveRows());
        StatementPlanner statements = new StatementPlanner(
                engine, schema, input.policy(), reviewer, input.facts().isFresh());
        List<DraftStep> drafts = new ArrayList<>();
        List<PlannedChangeset> planned = new ArrayList<>();
        Set<ChangesetId> resumed = new HashSet<>();
        List<HeldChangeset> held = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < input.changesets().size(); i++) {
            ReadChangeset read = input.changesets().get(i);
            List<ReadChangeset> later =
                    input.changesets().subList(i + 1, input.changesets().size());
            Changeset changeset = read.changeset();
            ChangesetPlan plan = held.isEmpty() ? changeset(new Course(read, later), read, schema, statements) : null;
            if (plan == null) {
                HeldChangeset first = held.getFirst();
                held.add(new HeldChangeset(
                        changeset.id(), changeset.description(), "comes after " + first.id() + ", which is held"));
                continue;
            }
            List<Step> begun = input.begunSteps(changeset.id());
            if (begun.isEmpty()) {
                // A begun changeset was judged before it began; now its own beginnings would stand against it.
                findings.addAll(plan.findings());
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
                HistoryRecords.place(inPhases(placed), order, resumed),
                held,
                findings,
                outcome(placed));
    }

    /** What becomes of one changeset. */
    private record ChangesetPlan(
            List<DraftStep> steps,
            List<Finding> findings,
            @Nullable String hold) {}

    private static ChangesetPlan changeset(
            Course course, ReadChangeset read, SimulatedSchema schema, StatementPlanner statements) {
        Changeset changeset = read.changeset();
        if (changeset.content() instanceof ChangesetContent.ToolCode code) {
            return new ChangesetPlan(List.of(), List.of(toolCode(changeset, code)), null);
        }
        schema.beginChangeset();
        Set<TableName> recreated = made(read, schema);
        StepAssembler assembler = new StepAssembler(changeset.id());
        List<Finding> findings = new ArrayList<>();
        String hold = null;
        List<SessionBonds.Bond> bonds = SessionBonds.of(read.statements());
        for (int i = 0; i < read.statements().size(); i++) {
            SessionBonds.Bond bond = SessionBonds.around(i, bonds);
            if (bond != null && bond.from() == i) {
                assembler.bind();
            }
            StatementPlan plan = statements.plan(read.statements().get(i), recreated, bond, course);
            plan.parts().forEach(assembler::add);
            if (bond != null && bond.to() == i) {
                assembler.release();
            }
            findings.addAll(plan.unsettled());
            hold = hold == null ? plan.hold() : hold;
        }
        return new ChangesetPlan(assembler.finish(), findings, hold);
    }

    static Set<TableName> made(ReadChangeset read, SimulatedSchema schema) {
        Set<TableName> names = new TreeSet<>();
        for (Understanding understanding : read.statements()) {
            if (understanding instanceof Understanding.Understood understood) {
                understood.actions().forEach(action -> {
                    if (action.operation() instanceof SchemaOperation.CreateObject create) {
                        names.add(schema.resolve(create.name()));
                    }
                });
            }
        }
        return names;
    }

    static Finding toolCode(Changeset changeset, ChangesetContent.ToolCode code) {
        return Finding.of(
                StatementRules.TOOL_CODE.id(),
                Severity.ERROR,
                changeset.id() + " is " + code.language() + " code, which only the tool itself can run.",
                "Write it as SQL, or run it with the tool before starting this migration.",
                new SourcePosition(code.file(), 1, 1),
                code.file());
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
        List<Expectation> outcome = List.of();
        for (PhaseOrder.Placed step : placed) {
            DraftStep draft = step.draft();
            outcome =
                    Expectations.after(outcome, draft.footprint(), draft.step().expects());
        }
        return outcome;
    }

    private static List<Step> inPhases(List<PhaseOrder.Placed> placed) {
        return placed.stream()
                .map(step -> in(step.phase(), step.draft().step()))
                .toList();
    }

    private static Step in(Phase phase, Step step) {
        return switch (step) {
            case Step.ExecuteDdl s ->
                new Step.ExecuteDdl(
                        s.id(), s.changeset(), phase, s.summary(), s.settings(), s.statements(), s.expects(), false);
            case Step.ExecuteAlone s ->
                new Step.ExecuteAlone(
                        s.id(), s.changeset(), phase, s.summary(), s.settings(), s.statement(), s.expects());
            case Step.BuildIndex s ->
                new Step.BuildIndex(
                        s.id(), s.changeset(), phase, s.summary(), s.settings(), s.statement(), s.table(), s.index());
            case Step.DropIndex s ->
                new Step.DropIndex(s.id(), s.changeset(), phase, s.summary(), s.settings(), s.statement(), s.index());
            case Step.ValidateConstraint s ->
                new Step.ValidateConstraint(
                        s.id(),
                        s.changeset(),
                        phase,
                        s.summary(),
                        s.settings(),
                        s.statement(),
                        s.table(),
                        s.constraint());
            case Step.Backfill s ->
                new Step.Backfill(
                        s.id(),
                        s.changeset(),
                        phase,
                        s.summary(),
                        s.settings(),
                        s.statement(),
                        s.table(),
                        s.key(),
                        s.estimatedRows(),
                        s.chunk());
            case Step.RecordHistory s -> new Step.RecordHistory(s.id(), s.changeset(), phase, s.summary());
        };
    }
}
