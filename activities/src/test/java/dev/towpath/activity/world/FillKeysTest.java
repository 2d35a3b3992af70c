package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.workflow.activity.PreparedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fill goes along, and which rows it passes over. */
class FillKeysTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private PreparedMigration planned(String sql) throws Exception {
        world.given("ANALYZE");
        world.migration("V1__fill.sql", sql);
        return world.worker().prepare(world.request());
    }

    @Test
    void a_unique_index_without_nulls_stands_for_a_missing_primary_key() throws Exception {
        world.given(
                "CREATE TABLE t (code text NOT NULL, n int NOT NULL DEFAULT 0)",
                "INSERT INTO t SELECT 'c' || g, 0 FROM generate_series(1, 3000) g",
                "CREATE UNIQUE INDEX by_code ON t (code)");
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        world.worker().runAll(prepared);

        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM t")).isEqualTo("1 1");
        assertThat(world.one("SELECT upper_key FROM towpath.fill")).isEqualTo("[\"c999\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TABLE t (code text, n int NOT NULL DEFAULT 0, UNIQUE (code)); rows without a value in code",
                "CREATE TABLE t (code text, n int NOT NULL DEFAULT 0); no primary key",
                "CREATE TABLE t (code text NOT NULL, n int DEFAULT 0, EXCLUDE USING btree (code WITH =)); no primary key",
            })
    void a_statement_that_counts_is_not_run_over_a_table_without_a_key(String table, String reason) throws Exception {
        world.given(table, "INSERT INTO t SELECT 'c' || g, 0 FROM generate_series(1, 300) g");

        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");

        assertThat(prepared.refusal()).isNotNull();
        assertThat(prepared.findings())
                .anySatisfy(finding -> assertThat(finding.advice()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET n = length(code); SELECT count(*) = 0 FROM t WHERE n <> length(code)",
                "UPDATE t SET n = 7 WHERE code LIKE '%1'; SELECT count(*) = 900 FROM t WHERE n = 7",
                "DELETE FROM t WHERE code LIKE '%1'; SELECT count(*) = 8100 FROM t",
            })
    void a_table_without_a_key_is_filled_by_where_its_rows_are(String sql, String proof) throws Exception {
        world.given(
                "CREATE TABLE t (code text, n int)",
                "INSERT INTO t SELECT 'c' || g, 0 FROM generate_series(1000, 9999) g");
        PreparedMigration prepared = planned(sql + ";");
        assertThat(prepared.refusal()).isNull();

        world.worker().runAll(prepared);

        assertThat(world.one(proof)).isEqualTo("t");
        // The last time nothing was left to change.
        assertThat(world.one("SELECT max(pass) > 1 AND sum(rows_changed) FILTER (WHERE pass > 1) = 0"
                        + " FROM towpath.fill_range"))
                .isEqualTo("t");
        assertThat(world.worker().verify(world.request(), prepared).ok()).isTrue();
    }

    @Test
    void rows_that_an_application_goes_on_adding_to_a_table_without_a_key_keep_no_fill_from_its_end() throws Exception {
        world.given(
                "CREATE TABLE t (code text, n int DEFAULT 0)",
                "INSERT INTO t SELECT 'c' || g FROM generate_series(1000, 9999) g",
                "ANALYZE");
        PreparedMigration prepared = planned("UPDATE t SET n = 7;");
        AtomicBoolean filled = new AtomicBoolean();
        CompletableFuture<Integer> application =
                CompletableFuture.supplyAsync(() -> goesOnAdding(filled), Thread::startVirtualThread);
        try {
            world.worker().runAll(prepared);
        } finally {
            filled.set(true);
        }
        assertThat(application.get()).isPositive();
        assertThat(world.one("SELECT count(*) FROM t WHERE code <> 'new' AND n <> 7"))
                .isEqualTo("0");
        assertThat(world.one("SELECT max(pass) <= 3 FROM towpath.fill_range")).isEqualTo("t");
    }

    private int goesOnAdding(AtomicBoolean filled) {
        int added = 0;
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            while (!filled.get() && added < 1_000_000) {
                added += statement.executeUpdate("INSERT INTO t VALUES ('new')");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return added;
    }

    @Test
    void a_table_without_a_key_is_not_updated_again_and_again_under_the_eyes_of_a_trigger() throws Exception {
        world.given(
                "CREATE TABLE t (code text, n int DEFAULT 0, seen int NOT NULL DEFAULT 0)",
                "INSERT INTO t SELECT 'c' || g FROM generate_series(1000, 9999) g",
                "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN NEW.seen := OLD.seen + 1; RETURN NEW; END'",
                "CREATE TRIGGER see BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION see()");
        PreparedMigration prepared = planned("UPDATE t SET n = 7;");

        assertThat(ActivityWorker.failure(() -> world.worker().runAll(prepared)).getOriginalMessage())
                .contains("was not begun", "public.t", "trigger", "primary key");
        assertThat(world.one("SELECT sum(seen) FROM t")).isEqualTo("0");
    }

    @Test
    void rows_that_are_right_already_are_passed_over_byte_by_byte() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, a numeric, b text, j json)",
                "INSERT INTO t SELECT g, g, 'x' || g, '{}' FROM generate_series(1, 1000) g",
                "UPDATE t SET a = 1.50 WHERE id <= 600",
                "UPDATE t SET a = 1.5, b = 'X' || id, j = '{\"k\":1}' WHERE id <= 400");
        PreparedMigration prepared = planned("UPDATE t SET a = 1.5, b = 'X' || id, j = '{\"k\":1}'::json;");
        String before = world.one("SELECT string_agg(xmin::text, ',' ORDER BY id) FROM t WHERE id <= 400");

        world.worker().runAll(prepared);

        assertThat(world.one(
                        "SELECT count(*) FROM t WHERE a::text = '1.5' AND b = 'X' || id AND j::text = '{\"k\":1}'"))
                .isEqualTo("1000");
        assertThat(world.one("SELECT sum(rows_changed) FROM towpath.fill_range"))
                .isEqualTo("600");
        assertThat(world.one("SELECT string_agg(xmin::text, ',' ORDER BY id) FROM t WHERE id <= 400"))
                .isEqualTo(before);
    }

    @Test
    void a_trigger_sees_every_row() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, a int, seen int NOT NULL DEFAULT 0)",
                "INSERT INTO t SELECT g, 1 FROM generate_series(1, 500) g",
                "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN NEW.seen := OLD.seen + 1; RETURN NEW; END'",
                "CREATE TRIGGER see BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION see()");
        world.worker().runAll(planned("UPDATE t SET a = 1;"));

        assertThat(world.one("SELECT min(seen) || ' ' || max(seen) FROM t")).isEqualTo("1 1");
    }

    @Test
    void a_value_is_computed_for_no_row_that_the_condition_leaves_out() throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, a int, b int)",
                "INSERT INTO t SELECT g, 0, g % 2 FROM generate_series(1, 500) g");
        world.worker().runAll(planned("UPDATE t SET a = 10 / b WHERE b <> 0;"));

        assertThat(world.one("SELECT sum(a) FROM t")).isEqualTo("2500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET place = place + 1; true",
                "UPDATE t SET place = CASE WHEN place = 1 THEN 2 WHEN place = 2 THEN 1 ELSE place END; true",
                "UPDATE t SET name = lower(name); false",
                "UPDATE t SET name = 'n' || id; false",
            })
    void values_that_are_unique_and_handed_on_are_not_cut_into_chunks(String sql, boolean refused) throws Exception {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, place int UNIQUE DEFERRABLE, name text UNIQUE)",
                "INSERT INTO t SELECT g, g, 'n' || g FROM generate_series(1, 500) g");

        PreparedMigration prepared = planned(sql + ";");

        assertThat(prepared.refusal() != null).isEqualTo(refused);
        if (refused) {
            assertThat(prepared.findings())
                    .anySatisfy(finding ->
                            assertThat(finding.advice()).contains("comes from old values", "unique by t_place_key"));
        }
    }
}
