package dev.towpath.review.plan;

import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import java.util.List;

/** Steps in the phases they were given. */
final class Phased {
    private Phased() {}

    static List<Step> steps(List<PhaseOrder.Placed> placed) {
        return placed.stream()
                .map(step -> in(step.phase(), step.draft().step()))
                .toList();
    }

    /** The steps of a held changeset, which all wait for contract. */
    static List<Step> held(List<PhaseOrder.Placed> placed) {
        return placed.stream()
                .map(step -> in(Phase.CONTRACT, step.draft().step()))
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
