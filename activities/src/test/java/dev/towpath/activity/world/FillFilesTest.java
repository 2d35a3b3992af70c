package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fills written in YAML, from the files to the rows. */
class FillFilesTest {
    private static final String ADD = """
            update: shop.t AS x
            set:
              n: x.n + s.one
              note: "'from ' || s.id"
            from: sources s
            where: s.id = x.id AND (x.id % 2 = 0 OR x.id = 1)
            """;

    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.tool("fill");
        world.given(
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, note text)",
                "INSERT INTO shop.t SELECT generate_series(1, 10000)",
                "CREATE TABLE sources AS SELECT g AS id, 1 AS one FROM generate_series(1, 10000) AS g",
                "CREATE TABLE copy (id int PRIMARY KEY, n int)",
                "ALTER TABLE sources ADD PRIMARY KEY (id)",
                "ANALYZE");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void set_from_and_where_change_each_row_once_in_chunks_whenever_connections_are_cut() throws Exception {
        world.migration("1_add.fill.yaml", ADD);
        PreparedMigration prepared = world.prepare();
        assertThat(prepared.steps()).extracting(StepOutline::kind).contains("backfill");
        FaultProxy proxy = world.proxy();
        ActivityWorker worker = world.worker(proxy.port());
        for (int nth : new int[] {3, 5, 4}) {
            var wire = proxy.cutAfter("COMMIT", nth);
            ActivityWorker.failure(() -> worker.run(prepared, "backfill"));
            assertThat(wire.hasStruck()).isTrue();
        }
        worker.runAll(prepared);

        assertThat(world.one("SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM shop.t WHERE n <> 0"))
                .isEqualTo("5001 1 1");
        assertThat(world.one("SELECT count(*) FROM shop.t WHERE note = 'from ' || id"))
                .isEqualTo("5001");
        assertThat(world.one("SELECT sum(rows_changed) || ' ' || (sum(chunks) > 3) FROM towpath.fill_range"))
                .isEqualTo("5001 true");
        assertThat(world.worker().verify(world.request(), prepared).ok()).isTrue();
    }

    @Test
    void what_has_run_is_recorded_and_runs_no_more_even_without_the_ledger() throws Exception {
        world.migration("1_add.fill.yaml", ADD);
        world.migration("2_copy.fill.yaml", "insert: copy\ncolumns: [id, n]\nselect: SELECT id, n FROM shop.t");
        world.migration("10_clear.fill.yml", "delete: shop.t\nwhere: n = 0");
        world.worker().runAll(world.prepare());

        assertThat(world.database().query("SELECT name FROM towpath_fill_history ORDER BY applied_at"))
                .containsExactly("1_add", "2_copy", "10_clear");
        assertThat(world.one("SELECT count(*) || ' ' || sum(n) FROM copy")).isEqualTo("10000 5001");
        assertThat(world.one("SELECT count(*) FROM shop.t")).isEqualTo("5001");
        world.given("DROP SCHEMA towpath CASCADE");
        world.migration("11_more.fill.yaml", "update: copy\nset: {n: n + 1}\nwhere: id = 3\n");
        PreparedMigration next = world.prepare();
        world.worker().runAll(next);
        assertThat(world.one("SELECT sum(n) FROM copy")).isEqualTo("5002");
        assertThat(world.one("SELECT max(n) FROM shop.t")).isEqualTo("1");
    }

    @Test
    void a_file_that_was_changed_after_it_had_run_stops_the_next_migration() throws Exception {
        world.migration("1_copy.fill.yaml", "update: copy\nset: {n: 1}\n");
        world.worker().runAll(world.prepare());
        world.migration("1_copy.fill.yaml", "update: copy\nset: {n: 2}\n");
        world.migration("2_copy.fill.yaml", "update: copy\nset: {n: 3}\n");

        PreparedMigration refused = world.worker().prepare(world.request());

        assertThat(refused.refusal()).isNotNull();
        assertThat(refused.refusal().message()).startsWith("1_copy.fill.yaml was changed after it had run");
    }
}
