package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The online forms of what a team wrote end in the catalog that the written form ends in, names included. */
class FormEquivalenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ON t (a)",
                "CREATE INDEX ON t (a, b); CREATE INDEX ON t (a, b)",
                "CREATE INDEX ON t (a, a)",
                "CREATE INDEX ON t (a) INCLUDE (b, c)",
                "CREATE INDEX ON t ((a))",
                "CREATE INDEX ON t ((a + b))",
                "CREATE INDEX ON t (lower(c))",
                "CREATE INDEX ON t ((lower(c)))",
                "CREATE INDEX ON t (pg_catalog.lower(c))",
                "CREATE INDEX ON t (coalesce(a, b), (a * 2), (b * 2))",
                "CREATE INDEX ON t ((c::varchar(3)))",
                "CREATE INDEX ON t (((j ->> 'x')::int))",
                "CREATE INDEX ON t (((j ->> 'x')::character varying))",
                "CREATE INDEX ON t (((j ->> 'x')))",
                "CREATE INDEX ON t ((c || ')' || c))",
                "CREATE INDEX ON t (trim(c))",
                "CREATE INDEX ON t ((a IS NULL))",
                "CREATE INDEX ON t (c COLLATE \"C\" text_pattern_ops DESC NULLS LAST) WHERE a > 0",
                "CREATE INDEX ON t USING hash (c)",
                "CREATE INDEX ON t USING gin (j jsonb_path_ops)",
                "CREATE INDEX /* ( */ ON t -- (b)\n (a) -- end",
                "CREATE UNIQUE INDEX ON t (a) NULLS NOT DISTINCT",
                "CREATE INDEX IF NOT EXISTS named ON t (a)",
                "CREATE INDEX IF NOT EXISTS keyless ON t (a)",
                "CREATE INDEX IF NOT EXISTS p_pkey ON t (a)",
                "CREATE INDEX IF NOT EXISTS named ON t (a); CREATE INDEX IF NOT EXISTS named ON t (b)",
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "CREATE INDEX \"Named Index\" ON t (a) WITH (fillfactor = 70)",
                "CREATE INDEX named ON t (a); DROP INDEX named",
                "CREATE INDEX named ON t (a); DROP INDEX IF EXISTS named, gone",
                "CREATE INDEX ON \"Odd Table\" (\"Größe\", \"select\")",
                "CREATE INDEX ON \"Odd Table\" (\"a\"\"b\")",
                "CREATE INDEX ON long_table_name_that_is_long_enough_to_be_cut (a_column_with_a_long_name_too, b)",
                "CREATE INDEX ON long_table_name_that_is_long_enough_to_be_cut (ünïcödé_ünïcödé_ünïcödé_ünïcödé, b)",
                "CREATE INDEX ON x_y (z); CREATE INDEX ON x (y_z)",
                "CREATE INDEX ON s.t (a)"
            })
    void index(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN 1 ELSE b END))",
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN b END))",
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN b ELSE 0 END))",
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN b ELSE CASE WHEN b > 0 THEN 1 ELSE (a + 1)::bigint END END))",
                "CREATE INDEX ON t ((CASE a WHEN 1 THEN b ELSE abs(a) END))",
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN 1 ELSE 2 END::bigint))",
                "CREATE INDEX ON t ((CASE WHEN a > 0 THEN 1 ELSE 2 END + 1))",
                "CREATE INDEX ON t ((CAST(a AS bigint)))",
                "CREATE INDEX ON t (CAST(a AS bigint))",
                "CREATE INDEX ON t ((CAST(a + b AS numeric(10, 2))))",
                "CREATE INDEX ON t ((CAST((a + b) AS double precision)), (CAST(a * b AS character varying(9))))",
                "CREATE INDEX ON t (((a + b)::int::bigint))",
                "CREATE INDEX ON t (((a + b)::bigint + 1))",
                "CREATE INDEX ON t ((a + b::bigint))",
                "CREATE INDEX ON t (((a * b)::float(24)), ((a * b)::float(25)), ((a * b)::float))",
                "CREATE INDEX ON t (((a + b)::bit(8)), ((a + b)::bit(8)::bit varying(3)))",
                "CREATE INDEX ON t (((j ->> 'x')::char(3)), ((j ->> 'y')::national character varying))",
                "CREATE INDEX ON t ((('2026-01-01'::timestamptz AT TIME ZONE c)))",
                "CREATE INDEX ON t ((timestamp '2026-01-01' AT TIME ZONE 'UTC'))",
                "CREATE INDEX ON t ((string_to_array(c, ',')))",
                "CREATE INDEX ON t (((string_to_array(c, ','))[1]))",
                "CREATE INDEX ON t ((ARRAY[a, b]))",
                "CREATE INDEX ON t ((c COLLATE \"C\"))",
                "CREATE INDEX ON t ((coalesce(a, 0)), (nullif(a, b)), (greatest(a, b)))",
                "CREATE INDEX ON t ((NOT (a > 0)), (a BETWEEN 1 AND 2), (-a), (a IN (1, 2)))",
                "CREATE INDEX ON t ((a > 0 AND b > 0), ((a, b) IS NULL))",
                "CREATE INDEX ON t (substring(c FROM 1 FOR 2), (position('x' IN c)), (overlay(c PLACING 'x' FROM 1)))",
                "CREATE INDEX ON t ((j #>> '{x,y}'), (j -> 'x'), (j['x']))"
            })
    void expression_of_an_unnamed_index(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ON part (a)",
                "CREATE INDEX named ON part (a DESC)",
                "CREATE UNIQUE INDEX ON public.part USING btree (a)",
                "CREATE INDEX ON part (a); CREATE INDEX ON part (a DESC, a)",
                "CREATE INDEX ON part ((a + 1)) WITH (fillfactor = 70) WHERE a > 3",
                "CREATE INDEX IF NOT EXISTS named ON part (a)",
                "CREATE INDEX IF NOT EXISTS part1 ON part (a)",
                "CREATE INDEX named ON ONLY part (a)",
                "CREATE INDEX named ON part (a); DROP INDEX named",
                "CREATE INDEX ON part /* ( */ (a) -- end",
                "CREATE TABLE part3 PARTITION OF part FOR VALUES FROM (100) TO (150); CREATE INDEX ON part (a)",
                "CREATE INDEX ON part (a); CREATE TABLE part3 PARTITION OF part FOR VALUES FROM (100) TO (150)",
                "CREATE TABLE part3 PARTITION OF part FOR VALUES FROM (100) TO (150) PARTITION BY RANGE (a);"
                        + " CREATE TABLE part3a PARTITION OF part3 FOR VALUES FROM (100) TO (120); CREATE INDEX ON part (a)",
                "CREATE INDEX ON deep (a, b)",
                "CREATE INDEX ON deep (lower(c)) INCLUDE (a)",
                "CREATE INDEX ON deep_b (c)",
                "CREATE INDEX ON empty (a)"
            })
    void index_of_a_partitioned_table(String sql) throws SQLException {
        check(sql);
    }

    @Test
    void an_index_that_a_partition_may_have_already_is_refused() throws SQLException {
        try (TestDatabase planned = tables()) {
            planned.execute("CREATE INDEX there ON part1 (a)");
            DatabaseFacts facts = Planned.facts(planned, 18, 5_000_000);

            assertThat(Planned.plan(Map.of("V1.sql", "CREATE INDEX ON part (a);"), facts, Policy.DEFAULT)
                            .findings())
                    .anySatisfy(finding -> assertThat(finding.advice()).contains("or take the one that is there"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD UNIQUE (a)",
                "ALTER TABLE t ADD UNIQUE (a); ALTER TABLE t ADD UNIQUE (a)",
                "ALTER TABLE t ADD UNIQUE (a, b), ADD UNIQUE (a, b)",
                "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a)",
                "ALTER TABLE t ADD UNIQUE NULLS DISTINCT (a)",
                "ALTER TABLE t ADD UNIQUE (a) INCLUDE (b)",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) INCLUDE (b) WITH (fillfactor = 70)",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) DEFERRABLE INITIALLY DEFERRED",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) NOT DEFERRABLE",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) -- done",
                "ALTER TABLE t ADD CONSTRAINT \"Only ONE\" UNIQUE (a)",
                "ALTER TABLE s.t ADD UNIQUE (a)",
                "ALTER TABLE \"Odd Table\" ADD UNIQUE (\"Größe\")",
                "ALTER TABLE keyless ADD PRIMARY KEY (a)",
                "ALTER TABLE keyless ADD PRIMARY KEY (a, b)",
                "ALTER TABLE keyless ADD CONSTRAINT k PRIMARY KEY (a) INCLUDE (b)",
                "ALTER TABLE keyless ADD CONSTRAINT k PRIMARY KEY (a) DEFERRABLE",
                "ALTER TABLE long_table_name_that_is_long_enough_to_be_cut ADD UNIQUE (a_column_with_a_long_name_too, b)",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a); ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a); ALTER TABLE t ADD UNIQUE USING INDEX i",
                "CREATE UNIQUE INDEX i ON keyless (a); ALTER TABLE keyless ADD PRIMARY KEY USING INDEX i",
                "CREATE UNIQUE INDEX i ON keyless (a, b); ALTER TABLE keyless ADD CONSTRAINT k PRIMARY KEY USING INDEX i",
                "CREATE UNIQUE INDEX i ON keyless (a) INCLUDE (b); ALTER TABLE keyless ADD PRIMARY KEY USING INDEX i",
                "ALTER TABLE t ADD UNIQUE (a); ALTER TABLE t DROP CONSTRAINT t_a_key",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a); ALTER TABLE t RENAME CONSTRAINT u TO v"
            })
    void key(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
                "ALTER TABLE t ALTER a SET NOT NULL, ALTER b SET NOT NULL",
                "ALTER TABLE t ALTER a SET NOT NULL; ALTER TABLE t ALTER a DROP NOT NULL",
                "ALTER TABLE t ALTER a SET NOT NULL; ALTER TABLE t ALTER a SET NOT NULL",
                "ALTER TABLE t ADD CONSTRAINT n NOT NULL a",
                "ALTER TABLE t ADD NOT NULL a",
                "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID; ALTER TABLE t ALTER a SET NOT NULL",
                "ALTER TABLE pending ALTER a SET NOT NULL",
                "ALTER TABLE proven ALTER a SET NOT NULL",
                "ALTER TABLE s.t ALTER a SET NOT NULL",
                "ALTER TABLE \"Odd Table\" ALTER \"Größe\" SET NOT NULL, ALTER \"select\" SET NOT NULL",
                "ALTER TABLE part ALTER a SET NOT NULL",
                "ALTER TABLE long_table_name_that_is_long_enough_to_be_cut"
                        + " ALTER a_column_with_a_long_name_too SET NOT NULL",
                "ALTER TABLE x_y ALTER z SET NOT NULL; ALTER TABLE x ALTER y_z SET NOT NULL"
            })
    void not_null(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD CHECK (a > 0)",
                "ALTER TABLE t ADD CHECK (a > 0); ALTER TABLE t ADD CHECK (a < 100)",
                "ALTER TABLE t ADD CHECK (a > 0), ADD CHECK (a < 100)",
                "ALTER TABLE t ADD COLUMN z int, ADD CHECK (z > 0)",
                "ALTER TABLE t ADD CHECK (a > b - 100)",
                "ALTER TABLE t ADD CHECK (c <> 'a and b')",
                "ALTER TABLE t ADD CHECK (lower(c) <> '')",
                "ALTER TABLE t ADD CHECK (length (t.c) > 0)",
                "ALTER TABLE t ADD CHECK (CAST(c AS text) <> 'x' AND c::text <> 'y')",
                "ALTER TABLE t ADD CHECK (true)",
                "ALTER TABLE t ADD CHECK (a > 0) -- positive",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) /* positive */",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NO INHERIT",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1000) NOT ENFORCED",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT k",
                "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0); ALTER TABLE t DROP CONSTRAINT k",
                "ALTER TABLE \"Odd Table\" ADD CHECK (\"Größe\" > 0)",
                "ALTER TABLE \"Odd Table\" ADD CHECK (\"select\" > 0 AND \"Größe\" > 0)",
                "ALTER TABLE ONLY s.t ADD CHECK (a > 0)",
                "ALTER TABLE part ADD CHECK (a > 0)",
                "ALTER TABLE long_table_name_that_is_long_enough_to_be_cut ADD CHECK (a_column_with_a_long_name_too > 0)"
            })
    void check_constraint(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p",
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id)",
                "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES pp (x, y) ON DELETE CASCADE",
                "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES pp MATCH FULL",
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED -- late",
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) NOT ENFORCED",
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES t (id)",
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p; ALTER TABLE t DROP CONSTRAINT f",
                "ALTER TABLE s.t ADD FOREIGN KEY (a) REFERENCES public.p (id)",
                "ALTER TABLE \"Odd Table\" ADD FOREIGN KEY (\"Größe\") REFERENCES p",
                "ALTER TABLE part ADD FOREIGN KEY (a) REFERENCES p",
                "ALTER TABLE long_table_name_that_is_long_enough_to_be_cut"
                        + " ADD FOREIGN KEY (a_column_with_a_long_name_too) REFERENCES p",
                "ALTER TABLE t ADD COLUMN q int REFERENCES p (id)",
                "ALTER TABLE t ADD COLUMN q int REFERENCES p (id) NOT ENFORCED"
            })
    void foreign_key(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a); ALTER INDEX i RENAME TO j",
                "CREATE TABLE n (x int); ALTER TABLE n SET SCHEMA s",
                "CREATE TABLE n (x int); CREATE INDEX n_x ON n (x); ALTER TABLE n RENAME TO m",
                "CREATE TABLE n (x int, y int CHECK (y > 0)); CREATE INDEX n_x ON n (x); ALTER TABLE n DROP COLUMN x",
                "CREATE TABLE n PARTITION OF part FOR VALUES FROM (500) TO (600)",
                "CREATE TABLE n (x int REFERENCES p); DROP TABLE n"
            })
    void what_later_statements_undo(String sql) throws SQLException {
        check(sql);
    }

    private static void check(String sql) throws SQLException {
        Map<String, String> files = Map.of("V1.sql", sql + "\n;\n");
        try (TestDatabase written = tables();
                TestDatabase planned = tables()) {
            DatabaseFacts facts = Planned.facts(planned, 18, 5_000_000);
            MigrationPlan plan = Planned.plan(files, facts, Policy.DEFAULT);
            assertThat(plan.findings()).allMatch(finding -> finding.severity() != Severity.ERROR);
            TrialRun.asWritten(new PlanCase("", "", files).written(plan), written);
            TrialRun.run(plan, planned);
            assertThat(CatalogDump.of(planned)).as(PlanText.of(plan)).isEqualTo(CatalogDump.of(written));
        }
    }

    private static TestDatabase tables() throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.execute(
                "CREATE SCHEMA s",
                "CREATE TABLE p (id int PRIMARY KEY)",
                "CREATE TABLE pp (x int, y int, PRIMARY KEY (x, y))",
                "CREATE TABLE t (id int PRIMARY KEY, a int, b int, c text, j jsonb)",
                "CREATE TABLE s.t (id int PRIMARY KEY, a int)",
                "CREATE TABLE keyless (a int, b int)",
                "CREATE TABLE pending (a int, CONSTRAINT odd CHECK (a > 0))",
                "ALTER TABLE pending ADD CONSTRAINT later NOT NULL a NOT VALID",
                "CREATE TABLE proven (a int CHECK (a IS NOT NULL))",
                "CREATE TABLE \"Odd Table\" (\"Größe\" int, \"select\" int, \"a\"\"b\" int)",
                "CREATE TABLE part (a int) PARTITION BY RANGE (a)",
                "CREATE TABLE part1 PARTITION OF part FOR VALUES FROM (0) TO (50)",
                "CREATE TABLE part2 PARTITION OF part FOR VALUES FROM (50) TO (100)",
                "CREATE TABLE deep (a int, b int, c text) PARTITION BY LIST (a)",
                "CREATE TABLE s.deep_a PARTITION OF deep FOR VALUES IN (1)",
                "CREATE TABLE deep_b PARTITION OF deep FOR VALUES IN (2) PARTITION BY LIST (b)",
                "CREATE TABLE deep_b_1 PARTITION OF deep_b FOR VALUES IN (1)",
                "CREATE TABLE deep_b_2 PARTITION OF deep_b FOR VALUES IN (2)",
                "CREATE TABLE deep_c PARTITION OF deep FOR VALUES IN (3) PARTITION BY LIST (b)",
                "CREATE TABLE empty (a int) PARTITION BY LIST (a)",
                "CREATE TABLE long_table_name_that_is_long_enough_to_be_cut"
                        + " (a_column_with_a_long_name_too int, b int, ünïcödé_ünïcödé_ünïcödé_ünïcödé int)",
                "CREATE TABLE x_y (z int)",
                "CREATE TABLE x (y_z int)",
                "INSERT INTO p SELECT n FROM generate_series(1, 9) n",
                "INSERT INTO pp SELECT n, n FROM generate_series(1, 9) n",
                "INSERT INTO t SELECT n, n, n, 'c' || n, '{\"x\": 1}' FROM generate_series(1, 9) n",
                "INSERT INTO s.t SELECT n, n FROM generate_series(1, 9) n",
                "INSERT INTO keyless SELECT n, n FROM generate_series(1, 9) n",
                "INSERT INTO pending SELECT n FROM generate_series(1, 9) n",
                "INSERT INTO proven SELECT n FROM generate_series(1, 9) n",
                "INSERT INTO part SELECT n FROM generate_series(1, 9) n",
                "INSERT INTO \"Odd Table\" SELECT n, n, n FROM generate_series(1, 9) n",
                "INSERT INTO long_table_name_that_is_long_enough_to_be_cut SELECT n, n, n FROM generate_series(1, 9) n",
                "INSERT INTO x_y VALUES (1)",
                "INSERT INTO x VALUES (1)");
        return database;
    }
}
