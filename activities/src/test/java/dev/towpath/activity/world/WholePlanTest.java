package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholePlanTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, customer int)",
                "CREATE TABLE customers (id int PRIMARY KEY)",
                "INSERT INTO customers SELECT generate_series(1, 10)",
                "INSERT INTO orders SELECT g, g, 1 + g % 10 FROM generate_series(1, 2000) AS g",
                "CREATE INDEX old_index ON orders (total)",
                "ANALYZE");
        world.migration("V1__cents.sql", """
                ALTER TABLE orders ADD COLUMN cents bigint;
                UPDATE orders SET cents = total * 100;
                CREATE INDEX orders_cents ON orders (cents);
                """);
        world.migration("V2__customer.sql", """
                ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers;
                DROP INDEX CONCURRENTLY old_index;
                """);
        world.migration("V3__kinds.sql", "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE kinds (k kind);");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void a_plan_with_every_kind_of_step_is_carried_out_and_proven() throws Exception {
        PreparedMigration prepared = world.prepare();
        assertThat(prepared.steps())
                .extracting(StepOutline::kind)
                .contains("execute-ddl", "build-index", "drop-index", "backfill", "validate-constraint");

        world.worker().runAll(prepared);

        assertThat(world.worker().verify(world.request(), prepared).checks())
                .allSatisfy(check -> assertThat(check).matches(Check::ok));
        assertThat(world.one("SELECT count(*) FROM orders WHERE cents = total * 100"))
                .isEqualTo("2000");
        assertThat(world.database().query("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("0", "1", "2", "3");
        assertThat(world.prepare().steps()).isEmpty();
    }

    @Test
    void a_single_connection_is_enough_for_everything_also_when_two_workers_share_it() throws Exception {
        try (ActivityWorker one = worker();
                ActivityWorker other = worker()) {
            PreparedMigration prepared = one.prepare(world.request());
            List<ActivityWorker> turns = List.of(other, one);
            for (StepOutline step : prepared.steps()) {
                ActivityWorker next = turns.get(prepared.steps().indexOf(step) % 2);
                assertThat(next.run(prepared, step)).as(step.id()).isInstanceOf(StepOutcome.Done.class);
            }
            assertThat(one.verify(world.request(), prepared).checks())
                    .allSatisfy(check -> assertThat(check).matches(Check::ok));
            assertThat(one.tidyUp(prepared)).isNotEmpty();
        }
    }

    private ActivityWorker worker() {
        return ActivityWorker.on(world.database(), world.database().port(), 1);
    }

    @Test
    void every_step_that_is_done_is_done_already_when_it_is_asked_for_again() {
        PreparedMigration prepared = world.prepare();
        world.worker().runAll(prepared);

        for (StepOutline step : prepared.steps()) {
            assertThat(world.worker().run(prepared, step))
                    .as(step.kind())
                    .isInstanceOfSatisfying(
                            StepOutcome.Done.class,
                            done -> assertThat(done.already()).isTrue());
        }
    }

    @Test
    void a_plan_that_is_not_carried_out_is_not_proven() {
        PreparedMigration prepared = world.prepare();
        world.worker().run(prepared, prepared.steps().getFirst());

        var verification = world.worker().verify(world.request(), prepared);
        assertThat(verification.ok()).isFalse();
        assertThat(verification.checks())
                .filteredOn(check -> !check.ok())
                .extracting(Check::name)
                .contains("steps done", "schema as planned", "nothing left to fill", "history rows");
    }
}
