package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.starter.client.MigrationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HeldChangeset DROP = new HeldChangeset(ChangesetId.of("V7"), "drop old", "drops a column");

    @Test
    void what_is_held_is_pending_for_who_waits_for_the_schema_but_not_for_who_waits_for_the_plan() {
        MigrationView done = view(MigrationState.COMPLETED, Phase.VALIDATE, NOON, DROP);
        MigrationView deployed = view(MigrationState.RUNNING, Phase.BACKFILL, null, DROP);

        assertThat(Goal.COMPLETED.judge(done, false)).contains(ExitCode.CHANGES_PENDING);
        assertThat(Goal.DEPLOYED.judge(deployed, false)).contains(ExitCode.CHANGES_PENDING);
        assertThat(Goal.PREPARED.judge(deployed, false)).contains(ExitCode.OK);
        assertThat(Goal.COMPLETED.judge(deployed, false)).isEmpty();
    }

    @Test
    void without_anything_held_a_reached_goal_is_success() {
        assertThat(Goal.COMPLETED.judge(view(MigrationState.COMPLETED, Phase.VALIDATE, NOON), false))
                .contains(ExitCode.OK);
        assertThat(Goal.DEPLOYED.judge(view(MigrationState.PAUSED, Phase.BACKFILL, null), false))
                .contains(ExitCode.OK);
    }

    @Test
    void while_it_rolls_back_only_the_end_counts_and_the_end_has_its_own_code() {
        assertThat(Goal.DEPLOYED.judge(view(MigrationState.ROLLING_BACK, Phase.BACKFILL, null), false))
                .isEmpty();
        assertThat(Goal.DEPLOYED.judge(view(MigrationState.ROLLED_BACK, Phase.BACKFILL, NOON, DROP), false))
                .contains(ExitCode.ROLLED_BACK);
    }

    @Test
    void blocked_ends_the_wait_unless_somebody_will_look_after_it() {
        MigrationView blocked = view(MigrationState.BLOCKED, Phase.DEPLOY, null);

        assertThat(Goal.COMPLETED.judge(blocked, false)).contains(ExitCode.REFUSED);
        assertThat(Goal.COMPLETED.judge(blocked, true)).isEmpty();
    }

    @Test
    void a_blocked_migration_exits_with_what_blocks_it() {
        assertThat(Goal.COMPLETED.judge(blockedBy(ErrorCode.VALIDATION_FAILED), false))
                .contains(ExitCode.VALIDATION);
        assertThat(Goal.COMPLETED.judge(blockedBy(ErrorCode.STATEMENT_FAILED), false))
                .contains(ExitCode.FAILED);
        assertThat(Goal.COMPLETED.judge(blockedBy(ErrorCode.LOCK_TIMEOUT), false))
                .contains(ExitCode.REFUSED);
    }

    private static MigrationView blockedBy(ErrorCode code) {
        return view(MigrationState.BLOCKED, Phase.DEPLOY, (Instant) null, new Problem(code, "in the way", null));
    }

    private static MigrationView view(
            MigrationState state, Phase phase, @Nullable Instant closed, HeldChangeset... held) {
        return view(state, phase, closed, null, held);
    }

    private static MigrationView view(
            MigrationState state,
            Phase phase,
            @Nullable Instant closed,
            @Nullable Problem problem,
            HeldChangeset... held) {
        MigrationStatus status = new MigrationStatus(
                "shop/V6",
                "shop",
                state,
                phase,
                "c",
                "d",
                1,
                2,
                null,
                null,
                problem,
                List.of(),
                List.of(),
                LockRecord.NONE,
                List.of(),
                List.of(held),
                List.of(),
                List.of(),
                List.of(),
                dev.towpath.model.policy.FillPolicy.DEFAULT);
        return new MigrationView("shop/V6", "run", "shop", "running", status, null, NOON, closed, List.of(), 20, null);
    }
}
