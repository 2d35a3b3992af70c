package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.testing.postgres.SlowAutovacuum;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock timeout is shorter than what the server lets anybody wait before it cancels its own housekeeping. */
@Timeout(120)
class AutovacuumInTheWayTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void a_schema_change_does_not_wait_for_the_end_of_a_long_vacuum() throws Exception {
        try (SlowAutovacuum vacuum = SlowAutovacuum.on(world.database(), "orders")) {
            world.migration("V1__note.sql", "ALTER TABLE orders ADD COLUMN note text;");
            PreparedMigration prepared = world.prepare();

            StepOutcome outcome = world.worker().run(prepared, "execute-ddl");
            if (outcome instanceof StepOutcome.Busy) {
                // The vacuum was younger than the lock timeout, and so not yet worth a look.
                outcome = world.worker().run(prepared, "execute-ddl");
            }

            assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
            assertThat(vacuum.works()).isFalse();
        }
    }

    @Test
    void a_statement_that_runs_alone_names_the_vacuum_and_gets_it_out_of_the_way() throws Exception {
        try (SlowAutovacuum vacuum = SlowAutovacuum.on(world.database(), "orders")) {
            world.migration("V1__vacuum.sql", "VACUUM (INDEX_CLEANUP OFF) orders;");
            PreparedMigration prepared = world.prepare();

            assertThat(world.worker().run(prepared, "execute-alone"))
                    .isInstanceOfSatisfying(
                            StepOutcome.Busy.class,
                            busy -> assertThat(busy.heldBy())
                                    .singleElement()
                                    .satisfies(blocker ->
                                            assertThat(blocker.application()).isEqualTo("autovacuum worker")));
            assertThat(vacuum.works()).isFalse();
            world.given("ALTER TABLE orders RESET (autovacuum_vacuum_cost_delay, autovacuum_vacuum_cost_limit)");
            assertThat(world.worker().run(prepared, "execute-alone")).isInstanceOf(StepOutcome.Done.class);
        }
    }
}
