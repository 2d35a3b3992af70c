package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import dev.towpath.review.plan.Footprint.Nature;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Phases and history rows. */
class StepOrderTest {
    @Test
    void an_independent_addition_does_not_wait_for_a_fill() {
        assertThat(order(
                        draft("V1/1", Phase.BACKFILL, "a", Nature.FILLS),
                        draft("V2/1", Phase.DEPLOY, "b", Nature.OTHER),
                        draft("V3/1", Phase.DEPLOY, "a", Nature.EXPANDS)))
                .containsExactly("deploy V2/1", "deploy V3/1", "backfill V1/1");
    }

    @Test
    void a_dependent_one_moves_behind_it_and_takes_along_what_depends_on_it() {
        assertThat(order(
                        draft("V1/1", Phase.BACKFILL, "a", Nature.FILLS),
                        draft("V2/1", Phase.DEPLOY, "a", Nature.OTHER),
                        draft("V3/1", Phase.DEPLOY, "a", Nature.EXPANDS)))
                .containsExactly("backfill V1/1", "backfill V2/1", "backfill V3/1");
    }

    @Test
    void the_latest_of_several_reasons_decides() {
        assertThat(order(
                        draft("V1/1", Phase.VALIDATE, "a", Nature.VALIDATES),
                        draft("V1/2", Phase.BACKFILL, "b", Nature.FILLS),
                        draft("V2/1", Phase.DEPLOY, "b", Nature.OTHER),
                        draft("V2/2", Phase.DEPLOY, "a", Nature.OTHER)))
                .containsExactly("backfill V1/2", "backfill V2/1", "validate V1/1", "validate V2/2");
    }

    @Test
    void a_row_joins_the_transaction_that_ends_its_changeset() {
        assertThat(records(List.of(ddl("V1", 1), ddl("V1", 2), ddl("V2", 1)), "V1", "V2"))
                .containsExactly("V1/1", "V1/2 + history", "V2/1 + history");
    }

    @Test
    void a_row_that_would_overtake_an_earlier_one_waits_for_it() {
        assertThat(records(List.of(ddl("V2", 1), build("V1", 1), ddl("V3", 1)), "V1", "V2", "V3"))
                .containsExactly("V2/1", "V1/1", "V1/history", "V2/history", "V3/1 + history");
    }

    @Test
    void a_row_never_joins_the_transaction_of_another_changeset() {
        assertThat(records(List.of(build("V1", 1), ddl("V3", 1)), "V1", "V2", "V3"))
                .containsExactly("V1/1", "V1/history", "V2/history", "V3/1 + history");
        assertThat(records(List.of(build("V2", 1), ddl("V1", 1)), "V1", "V2"))
                .containsExactly("V2/1", "V1/1 + history", "V2/history");
    }

    @Test
    void changesets_without_steps_are_recorded_in_order_too() {
        assertThat(records(List.of(), "V1", "V2")).containsExactly("V1/history", "V2/history");
        assertThat(records(List.of(ddl("V2", 1)), "V1", "V2", "V3"))
                .containsExactly("V1/history", "V2/1 + history", "V3/history");
    }

    private static List<String> order(DraftStep... drafts) {
        return PhaseOrder.order(List.of(drafts)).stream()
                .map(placed ->
                        placed.phase().display() + " " + placed.draft().step().id())
                .toList();
    }

    private static List<String> records(List<Step> steps, String... changesets) {
        return HistoryRecords.place(
                        steps, Stream.of(changesets).map(ChangesetId::of).toList(), Set.of())
                .stream()
                .map(step ->
                        step.id() + (step instanceof Step.ExecuteDdl ddl && ddl.recordsHistory() ? " + history" : ""))
                .toList();
    }

    private static DraftStep draft(String id, Phase phase, String table, Nature nature) {
        Step step = new Step.ExecuteDdl(
                new StepId(id), ChangesetId.of("V"), phase, "", List.of(), List.of(), List.of(), false);
        return new DraftStep(step, phase, FootprintTest.on(table, nature));
    }

    private static Step ddl(String changeset, int number) {
        return new Step.ExecuteDdl(
                new StepId(changeset + "/" + number),
                ChangesetId.of(changeset),
                Phase.DEPLOY,
                "",
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    /** Any step that has no transaction to join. */
    private static Step build(String changeset, int number) {
        return new Step.RecordHistory(
                new StepId(changeset + "/" + number), ChangesetId.of(changeset), Phase.DEPLOY, "");
    }
}
