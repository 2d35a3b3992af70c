package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fill tells how many of its updates cost the indexes nothing. */
class InPlaceFillTest {
    private static final FillShare WHOLE = FillShare.whole(FillPolicy.DEFAULT);

    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void rows() throws Exception {
        world.given("INSERT INTO t SELECT g, 0, 0 FROM generate_series(1, 5000) g", "ANALYZE");
    }

    private Integer share(String sql) throws Exception {
        rows();
        world.migration("V1__fill.sql", sql);
        StepOutcome.Done done = (StepOutcome.Done) world.worker().fill(world.prepare(), WHOLE);
        return done.fill().inPlace();
    }

    @Test
    void no_update_of_an_indexed_column_is_in_place() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, n int, m int) WITH (fillfactor = 30)", "CREATE INDEX i ON t (n)");

        assertThat(share("UPDATE t SET n = n + 1;")).isZero();
    }

    @Test
    void nearly_all_are_where_pages_have_room_and_no_index_has_the_column() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, n int, m int) WITH (fillfactor = 30)", "CREATE INDEX i ON t (n)");

        assertThat(share("UPDATE t SET m = m + 1;")).isGreaterThan(80);
    }

    @Test
    void of_a_partitioned_table_the_partitions_count() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, n int, m int) PARTITION BY RANGE (id)",
                "CREATE TABLE low PARTITION OF t FOR VALUES FROM (0) TO (2000) WITH (fillfactor = 30)",
                "CREATE TABLE high PARTITION OF t FOR VALUES FROM (2000) TO (9000) WITH (fillfactor = 30)");

        assertThat(share("UPDATE t SET m = m + 1;")).isGreaterThan(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM t WHERE id % 2 = 0;", "UPDATE t SET m = 0;"})
    void where_nothing_is_updated_nobody_can_tell(String sql) throws Exception {
        world.given("CREATE TABLE t (id int PRIMARY KEY, n int, m int)");

        assertThat(share(sql)).isNull();
    }

    @Test
    void whoever_watches_the_fill_sees_it_while_it_runs() throws Exception {
        world.given("CREATE TABLE t (id int PRIMARY KEY, n int, m int)", "CREATE INDEX i ON t (n)");
        rows();
        world.migration("V1__fill.sql", "UPDATE t SET n = n + 1;");
        PreparedMigration prepared = world.prepare();

        try (Connection holder = world.database().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM t WHERE id = 4000 FOR UPDATE");
            var fill = CompletableFuture.supplyAsync(() -> world.worker().fill(prepared, WHOLE));
            ActivityWorld.until(() -> world.worker().heartbeats().stream()
                    .map(BackfillProgress::pace)
                    .anyMatch(pace -> pace != null && Integer.valueOf(0).equals(pace.inPlace())));
            holder.rollback();

            assertThat(fill.get()).isInstanceOf(StepOutcome.Done.class);
        }
    }
}
