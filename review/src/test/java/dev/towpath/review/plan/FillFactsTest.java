package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells of triggers, keys, indexes and pages decides whether a statement is cut, and what it will cost. */
class FillFactsTest {
    private static final String TRIGGER =
            "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'";

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, code int UNIQUE, parent int, a int, b int)",
                "CREATE TABLE source (id int PRIMARY KEY, parent int)",
                TRIGGER);
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private MigrationPlan plan(String sql) throws SQLException {
        return Planned.plan(Map.of("V1__fill.sql", sql + ";"), Planned.facts(database, 18, 5_000_000), Policy.DEFAULT);
    }

    private static boolean isCut(MigrationPlan plan) {
        return plan.steps().stream().anyMatch(Step.Backfill.class::isInstance);
    }

    private void assertWhole(String sql, String reason) throws SQLException {
        MigrationPlan plan = plan(sql);
        assertThat(isCut(plan)).isFalse();
        assertThat(plan.findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message() + finding.advice()).containsIgnoringCase(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET a = b",
                "DELETE FROM t WHERE a = 1",
                "INSERT INTO t (id, parent) SELECT id, parent FROM source",
                "INSERT INTO t (id) SELECT id FROM source ON CONFLICT (id) DO UPDATE SET a = 1",
            })
    void a_statement_that_nothing_sees_as_a_whole_is_cut(String sql) throws SQLException {
        database.execute(
                "CREATE TRIGGER each_row AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "ALTER TABLE t ADD FOREIGN KEY (parent) REFERENCES source");

        assertThat(isCut(plan(sql))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AFTER UPDATE; UPDATE t SET a = b",
                "BEFORE UPDATE OF b, a; UPDATE t SET a = b",
                "AFTER DELETE; DELETE FROM t WHERE a = 1",
                "AFTER INSERT; INSERT INTO t (id) SELECT id FROM source",
                "AFTER UPDATE; INSERT INTO t (id) SELECT id FROM source ON CONFLICT (id) DO UPDATE SET a = 1",
            })
    void a_trigger_that_runs_once_a_statement_keeps_it_whole(String when, String sql) throws SQLException {
        database.execute("CREATE TRIGGER once " + when + " ON t FOR EACH STATEMENT EXECUTE FUNCTION f()");

        assertWhole(sql, "the trigger once runs once for the statement");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AFTER UPDATE ON t EXECUTE FUNCTION f() | runs once for the statement",
                "AFTER UPDATE OF b, a ON t REFERENCING NEW TABLE AS n FOR STATEMENT EXECUTE FUNCTION f() | gets all rows",
            })
    void so_does_one_that_the_plan_makes_itself_until_it_drops_it(String trigger, String reason) throws SQLException {
        String made = "CREATE TRIGGER made " + trigger;

        assertWhole(made + "; UPDATE t SET a = b", "the trigger made " + reason);
        assertThat(isCut(plan(made + "; DELETE FROM t WHERE a = 1"))).isTrue();
        assertThat(isCut(plan(made + "; DROP TRIGGER made ON t; UPDATE t SET a = b")))
                .isTrue();
    }

    @Test
    void so_does_one_that_is_handed_all_rows() throws SQLException {
        database.execute("CREATE TRIGGER given AFTER UPDATE ON t REFERENCING OLD TABLE AS o EXECUTE FUNCTION f()");

        assertWhole("UPDATE t SET a = b", "the trigger given gets all rows of the statement at once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AFTER INSERT OR DELETE; UPDATE t SET a = b",
                "AFTER UPDATE OF parent; UPDATE t SET a = b",
                "AFTER UPDATE; DELETE FROM t WHERE a = 1",
                "AFTER UPDATE; INSERT INTO t (id) SELECT id FROM source",
            })
    void a_trigger_of_another_event_does_not(String when, String sql) throws SQLException {
        database.execute("CREATE TRIGGER once " + when + " ON t FOR EACH STATEMENT EXECUTE FUNCTION f()");

        assertThat(isCut(plan(sql))).isTrue();
    }

    @Test
    void a_check_at_the_end_of_the_transaction_keeps_it_whole_also_one_of_a_partition() throws SQLException {
        String late = " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()";
        database.execute(
                "CREATE TABLE p (id int PRIMARY KEY, a int) PARTITION BY RANGE (id)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9)",
                "CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON t" + late,
                "CREATE CONSTRAINT TRIGGER part_late AFTER UPDATE ON p1" + late);

        assertWhole("UPDATE t SET a = b", "the trigger late looks when the transaction ends");
        assertWhole("UPDATE p SET a = 1", "the trigger part_late looks when the transaction ends");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; DELETE FROM t WHERE a = 1; rows of a later one still refer to those it deletes",
                "ON DELETE SET NULL; DELETE FROM t WHERE parent IS NULL; change rows of later ones",
                "; UPDATE t SET code = a; rows of another one still refer to what it changes",
                "; INSERT INTO t (id, parent) SELECT id, parent FROM source; refer to rows of a later one",
            })
    void a_key_to_the_same_table_keeps_it_whole(String onDelete, String sql, String reason) throws SQLException {
        database.execute("ALTER TABLE t ADD CONSTRAINT up FOREIGN KEY (parent) REFERENCES t (code) "
                + (onDelete == null ? "" : onDelete));

        assertWhole(sql, "parent refers to code of the same table by up");
        assertWhole(sql, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"ON DELETE CASCADE; DELETE FROM t WHERE a = 1", "; UPDATE t SET parent = b", "; UPDATE t SET a = b"
            })
    void not_where_every_row_is_right_by_itself(String onDelete, String sql) throws SQLException {
        database.execute("ALTER TABLE t ADD CONSTRAINT up FOREIGN KEY (parent) REFERENCES t (code) "
                + (onDelete == null ? "" : onDelete));

        assertThat(isCut(plan(sql))).isTrue();
    }

    private List<Finding> costs(String sql) throws SQLException {
        return plan(sql).findings().stream()
                .filter(finding -> finding.rule().equals("fill-adds-index-entries"))
                .toList();
    }

    @Test
    void a_column_that_an_index_only_carries_along_costs_entries_in_all() throws SQLException {
        database.execute("ALTER TABLE t SET (fillfactor = 50)", "CREATE INDEX i ON t (parent) INCLUDE (a)");

        assertThat(costs("UPDATE t SET a = b")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.message())
                    .startsWith(
                            "Column a stands in i: every row this changes gets a new entry in each of the 3 indexes of t,");
        });
        assertThat(costs("UPDATE t SET b = a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "100; UPDATE t SET a = 1 WHERE b = 1; no room but what vacuum freed",
                "90; UPDATE t SET a = 1; room for 11 of 100 rows a second time",
                "90; UPDATE t SET a = 1 WHERE b = 1; ",
                "60; UPDATE t SET a = 1; ",
            })
    void so_do_pages_without_room(int fillFactor, String sql, String said) throws SQLException {
        database.execute("ALTER TABLE t SET (fillfactor = " + fillFactor + ")");

        if (said == null) {
            assertThat(costs(sql)).isEmpty();
        } else {
            assertThat(costs(sql))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains(said));
        }
    }

    @Test
    void of_a_partitioned_table_the_fullest_partition_counts() throws SQLException {
        database.execute(
                "CREATE TABLE p (id int PRIMARY KEY, a int, b int) PARTITION BY RANGE (id)",
                "CREATE INDEX i ON p (b)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9) WITH (fillfactor = 50)");
        assertThat(costs("UPDATE p SET a = 1")).isEmpty();

        database.execute("CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (9) TO (99)");
        assertThat(costs("UPDATE p SET a = 1")).hasSize(1);
    }

    @Test
    void a_table_that_has_only_its_key_loses_little() throws SQLException {
        assertThat(costs("UPDATE source SET parent = 1")).isEmpty();
    }
}
