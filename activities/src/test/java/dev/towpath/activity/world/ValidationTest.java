package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE customers (id text PRIMARY KEY)",
                "CREATE TABLE orders (id int PRIMARY KEY, customer text)",
                "INSERT INTO orders SELECT g, 's3cret-' || g FROM generate_series(1, 100) AS g",
                "ANALYZE");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void rows_that_violate_a_constraint_fail_its_validation_without_their_values() throws Exception {
        world.migration(
                "V1__fk.sql", "ALTER TABLE orders ADD CONSTRAINT known FOREIGN KEY (customer) REFERENCES customers;");
        PreparedMigration prepared = world.prepare();
        world.worker().run(prepared, "execute-ddl");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "validate-constraint"));

        assertThat(failure.getType()).isEqualTo("STATEMENT_FAILED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .contains("known")
                .contains("23503")
                .doesNotContain("s3cret");
        assertThat(failure.getCause()).isNull();

        world.given("INSERT INTO customers SELECT customer FROM orders");
        assertThat(world.worker().run(prepared, "validate-constraint")).isInstanceOf(StepOutcome.Done.class);
    }

    @Test
    void a_statement_that_runs_alone_is_a_step_of_its_own_and_its_record_follows() throws Exception {
        world.migration("V1__vacuum.sql", "VACUUM orders;");
        PreparedMigration prepared = world.prepare();
        assertThat(prepared.steps()).extracting(StepOutline::kind).containsExactly("execute-alone", "record-history");

        world.worker().runAll(prepared);
        assertThat(world.one("SELECT count(*) FROM flyway_schema_history WHERE version = '1'"))
                .isEqualTo("1");
    }

    @Test
    void a_statement_that_runs_alone_and_gets_no_lock_is_busy_not_failed() throws Exception {
        world.migration("V1__vacuum.sql", "VACUUM orders;");
        PreparedMigration prepared = world.prepare();
        try (Connection application = world.database().connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("LOCK TABLE orders");

            assertThat(world.worker().run(prepared, "execute-alone")).isInstanceOf(StepOutcome.Busy.class);
            application.rollback();
        }
        assertThat(world.worker().run(prepared, "execute-alone")).isInstanceOf(StepOutcome.Done.class);
    }

    @Test
    void an_index_that_became_invalid_meanwhile_is_no_proof() throws Exception {
        world.migration("V1__index.sql", "CREATE INDEX by_customer ON orders (customer);");
        PreparedMigration prepared = world.prepare();
        world.worker().runAll(prepared);
        world.given("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_customer'::regclass");

        var verification = world.worker().verify(world.request(), prepared);
        assertThat(verification.ok()).isFalse();
        assertThat(verification.checks())
                .filteredOn(check -> !check.ok())
                .anySatisfy(check -> assertThat(check.detail()).contains("index by_customer of public.orders"));
    }
}
