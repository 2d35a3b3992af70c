package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two statements of one changeset, the first delayed to a later phase: may the second overtake it? And whether it does or
 * not, schema and rows end as written.
 */
class OrderOfPairsTest {
    /** Delays whatever must stay behind it. */
    private static final String FILL = "UPDATE t SET note = 'n' || id";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN z int | true",
                "ALTER TABLE t ADD COLUMN z int NOT NULL DEFAULT 3 | true",
                "ALTER TABLE t ADD COLUMN z serial | false",
                "ALTER TABLE t ADD COLUMN z int CHECK (z > 0) | false",
                "ALTER TABLE t ALTER note SET DEFAULT 'd' | false",
                "ALTER TABLE t ALTER other SET DEFAULT 1 | false",
                "ALTER TABLE t ALTER note SET NOT NULL | false",
                "ALTER TABLE t ALTER other DROP NOT NULL | false",
                "ALTER TABLE t ADD CHECK (note <> '') | false",
                "CREATE INDEX ON t (note) | false",
                "CREATE TABLE w (id int REFERENCES t) | true",
                "CREATE TABLE w (LIKE t INCLUDING ALL) | true",
                "CREATE TABLE w AS SELECT * FROM t | false",
                "CREATE VIEW w AS SELECT * FROM t | true",
                "CREATE MATERIALIZED VIEW w AS SELECT * FROM t | false",
                "CREATE FUNCTION w() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t' | true",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2' | false",
                "CREATE OR REPLACE FUNCTION w() RETURNS int LANGUAGE sql AS 'SELECT 2' | true",
                "COMMENT ON COLUMN t.note IS 'x' | true",
                "GRANT SELECT ON t TO PUBLIC | true",
                "INSERT INTO t (id, note, other) VALUES (100, 'y', 1) | false",
                "UPDATE t SET other = length(note) | false",
                "ALTER TABLE u ALTER a SET DEFAULT 1 | true"
            })
    void behind_a_fill(String later, boolean overtakes) throws SQLException {
        check(FILL, later, overtakes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE t SET doc = to_jsonb(t)",
                "UPDATE t SET note = t::text",
                "INSERT INTO copy SELECT t.* FROM t"
            })
    void a_column_does_not_overtake_a_fill_of_whole_rows(String fill) throws SQLException {
        check(fill, "ALTER TABLE t ADD COLUMN z int", false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ALTER other SET DEFAULT 1 | ALTER TABLE t ADD COLUMN z int | true",
                "ALTER TABLE t ALTER other SET DEFAULT 1 | ALTER TABLE t ALTER other DROP DEFAULT | false",
                "ALTER TABLE t ALTER other SET DEFAULT 1 | CREATE TABLE w (LIKE t INCLUDING ALL) | false",
                "ALTER TABLE t ALTER other SET DEFAULT 1 | INSERT INTO t (id) VALUES (100) | false",
                "CREATE INDEX i ON t (note) | COMMENT ON INDEX i IS 'x' | false",
                "CREATE INDEX i ON t (note) | ALTER TABLE t ADD COLUMN z int | true",
                "CREATE INDEX i ON t (note) | DROP INDEX i | false",
                "CREATE INDEX i ON t (note) | CREATE TABLE w (LIKE t INCLUDING ALL) | false",
                "ALTER TABLE t ADD CONSTRAINT k UNIQUE (other) | COMMENT ON CONSTRAINT k ON t IS 'x' | false",
                "ALTER TABLE t ADD CONSTRAINT k UNIQUE (other) | CREATE TABLE w (o int REFERENCES t (other)) | false",
                "CREATE MATERIALIZED VIEW m AS SELECT note FROM t | GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC | false",
                "CREATE MATERIALIZED VIEW m AS SELECT note FROM t | COMMENT ON MATERIALIZED VIEW m IS 'x' | false",
                "ALTER TABLE t ADD COLUMN z serial | ALTER TABLE t ADD COLUMN y int | false",
                "ALTER TABLE t ADD COLUMN z serial | CREATE FUNCTION w() RETURNS bigint LANGUAGE sql AS 'SELECT sum(z) FROM t' | false",
                "ALTER TABLE t ADD COLUMN z serial | CREATE FUNCTION w() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint' | true",
                "ALTER TABLE t RENAME CONSTRAINT t_pkey TO k | ALTER TABLE t ADD COLUMN y int | false",
                "CREATE OR REPLACE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 2' | CREATE VIEW w AS SELECT f(1) AS x | false",
                "CREATE OR REPLACE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 2' | ALTER TABLE t ADD COLUMN y int | true",
                "INSERT INTO t (id, note) VALUES (100, 'y') | COMMENT ON TABLE t IS 'x' | true",
                "INSERT INTO t (id, note) VALUES (100, 'y') | CREATE INDEX ON t (note) | false"
            })
    void behind_what_waits_for_a_fill(String delayed, String later, boolean overtakes) throws SQLException {
        check(FILL + "; " + delayed, later, overtakes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN z int | true",
                "ALTER TABLE t ALTER other SET DEFAULT 1 | true",
                "UPDATE t SET note = 'n' | true",
                "INSERT INTO t (id, other) VALUES (100, 1) | true",
                "CREATE INDEX ON t (note) | true",
                "CREATE TABLE w (LIKE t INCLUDING ALL) | true",
                "CREATE VIEW w AS SELECT * FROM t | true",
                "ALTER TABLE t ALTER other DROP NOT NULL | false",
                "ALTER TABLE t RENAME CONSTRAINT t_pkey TO k | false",
                "ALTER TABLE t ADD COLUMN z serial | false"
            })
    void behind_a_validation(String later, boolean overtakes) throws SQLException {
        check("ALTER TABLE t ALTER other SET NOT NULL", later, overtakes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN z int | true",
                "CREATE TABLE w (LIKE t INCLUDING ALL) | false",
                "ALTER TABLE t ALTER other DROP NOT NULL | false",
                "ALTER TABLE t ALTER other SET NOT NULL | false"
            })
    void behind_the_end_of_a_validation_before_18(String later, boolean overtakes) throws SQLException {
        try (TestDatabase database = tables()) {
            DatabaseFacts facts = Planned.facts(database, 17, 5_000_000);
            assertThat(overtakes(Planned.plan(
                            files("ALTER TABLE t ALTER other SET NOT NULL", later), facts, Policy.DEFAULT)))
                    .isEqualTo(overtakes);
        }
    }

    private static void check(String earlier, String later, boolean overtakes) throws SQLException {
        Map<String, String> files = files(earlier, later);
        try (TestDatabase written = tables();
                TestDatabase planned = tables()) {
            MigrationPlan plan = Planned.plan(files, Planned.facts(planned, 18, 5_000_000), Policy.DEFAULT);
            boolean refused = plan.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
            assertThat(plan.held()).isEmpty();
            assertThat(overtakes(plan)).as(PlanText.of(plan)).isEqualTo(overtakes);
            TrialRun.asWritten(new PlanCase("", "", files).written(plan), written);
            TrialRun.run(plan, planned);
            assertThat(CatalogDump.of(planned)).as(PlanText.of(plan)).isEqualTo(CatalogDump.of(written));
            if (!refused) {
                assertThat(rows(planned)).as(PlanText.of(plan)).isEqualTo(rows(written));
            }
        }
    }

    private static Map<String, String> files(String earlier, String later) {
        return new TreeMap<>(Map.of("V1.sql", earlier + ";", "V2.sql", later + ";"));
    }

    /** Whether the second file begins before the first one has ended. */
    private static boolean overtakes(MigrationPlan plan) {
        List<Phase> first = phases(plan, "V1");
        List<Phase> second = phases(plan, "V2");
        return second.getFirst().compareTo(first.getLast()) < 0;
    }

    private static List<Phase> phases(MigrationPlan plan, String changeset) {
        return plan.steps().stream()
                .filter(step -> !(step instanceof Step.RecordHistory)
                        && step.changeset().key().equals(changeset))
                .map(Step::phase)
                .toList();
    }

    private static List<String> rows(TestDatabase database) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : Stream.of("t", "copy", "u").toList()) {
            rows.addAll(database.query("SELECT format('" + table + " %s', x) FROM " + table + " x ORDER BY 1"));
        }
        return rows;
    }

    private static TestDatabase tables() throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, note text, other int, doc jsonb)",
                "CREATE TABLE copy (id int, note text, other int, doc jsonb)",
                "CREATE TABLE u (id int PRIMARY KEY, a int)",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "INSERT INTO t SELECT n, 'note', n FROM generate_series(1, 9) n");
        return database;
    }
}
