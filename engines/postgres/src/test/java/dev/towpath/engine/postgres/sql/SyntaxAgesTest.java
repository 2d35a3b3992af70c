package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.NewerSyntax;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement has that older servers cannot read. Each row of the table stands here with one statement at least. */
class SyntaxAgesTest {
    private static final String EXAMPLES = """
            14 | ALTER TABLE p DETACH PARTITION s.p1 CONCURRENTLY
            14 | ALTER TABLE p DETACH PARTITION p1 FINALIZE
            14 | CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END
            14 | CREATE OR REPLACE TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()
            14 | ALTER TABLE t ALTER c SET COMPRESSION lz4
            15 | MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE
            15 | WITH s AS (SELECT 1 AS a) MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE
            15 | CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT
            15 | ALTER TABLE t ADD UNIQUE NULLS DISTINCT (a)
            15 | CREATE VIEW v WITH (security_barrier, security_invoker = true) AS SELECT 1 AS a
            15 | ALTER VIEW v SET (security_invoker = on)
            15 | ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b)
            15 | ALTER TABLE t SET ACCESS METHOD heap
            15 | CREATE PUBLICATION p FOR TABLES IN SCHEMA s
            15 | CREATE PUBLICATION p FOR TABLE t WHERE (a > 1)
            15 | CREATE UNLOGGED SEQUENCE s
            15 | GRANT SET ON PARAMETER work_mem TO r
            16 | CREATE TABLE t (a text STORAGE EXTERNAL)
            16 | GRANT a TO b WITH INHERIT TRUE
            16 | GRANT a TO b WITH ADMIN TRUE, SET FALSE
            16 | CREATE STATISTICS ON a, b FROM t
            16 | COPY t FROM STDIN WITH (FORMAT csv, DEFAULT 'D')
            16 | ALTER TABLE t ADD CHECK (a IS JSON) NOT VALID
            17 | ALTER TABLE t ALTER c SET EXPRESSION AS (a + 1)
            17 | MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE RETURNING t.a
            17 | MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE
            17 | COPY t FROM STDIN (ON_ERROR ignore)
            17 | CREATE VIEW v AS SELECT * FROM d, JSON_TABLE(d.j, '$[*]' COLUMNS (a int PATH '$.a'))
            17 | GRANT SELECT, MAINTAIN ON t TO r
            18 | ALTER TABLE t ADD c int GENERATED ALWAYS AS (a * (b + abs(a))) VIRTUAL
            18 | CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1))
            18 | ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID
            18 | ALTER TABLE t ADD CHECK (a > 1) NOT ENFORCED
            18 | CREATE TABLE t (a int, b daterange, PRIMARY KEY (a, b WITHOUT OVERLAPS))
            18 | ALTER TABLE t ADD FOREIGN KEY (a, PERIOD b) REFERENCES p (a, PERIOD b)
            18 | UPDATE t SET a = 1 RETURNING old.a, new.a
            18 | ALTER TABLE t ALTER CONSTRAINT c INHERIT
            18 | COPY t FROM STDIN (ON_ERROR ignore, REJECT_LIMIT 3)
            18 | ANALYZE ONLY t
            """;

    private final PostgresLanguage language = new PostgresLanguage();

    @Test
    void every_example_needs_its_version_and_the_examples_cover_the_table() {
        TreeSet<String> seen = new TreeSet<>();
        EXAMPLES.lines().forEach(line -> {
            int since = Integer.parseInt(line.substring(0, 2));
            String sql = line.substring(5);
            List<NewerSyntax> before = newer(sql, since - 1);
            assertThat(before).as(sql).isNotEmpty().allMatch(each -> each.since() >= since);
            assertThat(newer(sql, since).stream().filter(each -> each.since() <= since))
                    .as(sql)
                    .isEmpty();
            assertThat(newer(sql, 18)).as(sql).isEmpty();
            before.forEach(each -> seen.add(each.syntax()));
        });
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        SyntaxAge.ALL.stream().map(SyntaxAge::syntax).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE merge (into_ int, storage text, enforced boolean, period daterange)",
                "ALTER TABLE t ADD COLUMN a int NOT NULL DEFAULT 1, ADD CHECK (a > 1) NOT VALID",
                "ALTER TABLE t ADD c int GENERATED ALWAYS AS (a * (b + abs(a))) STORED",
                "ALTER TABLE t ADD c int GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE t ALTER c SET NOT NULL",
                "ALTER TABLE t ALTER c SET STORAGE EXTERNAL",
                "ALTER TABLE t DETACH PARTITION concurrently",
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p ON DELETE SET NULL",
                "GRANT a TO b WITH ADMIN OPTION",
                "GRANT SELECT ON t TO b WITH GRANT OPTION",
                "CREATE STATISTICS s ON a, b FROM t",
                "COMMENT ON TABLE t IS 'MERGE INTO x'",
                "INSERT INTO t VALUES ('NULLS NOT DISTINCT') RETURNING a",
                "INSERT INTO \"old\" VALUES (1) RETURNING \"old\".a",
                "CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW WHEN (old.a <> new.a) EXECUTE FUNCTION f()",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN MERGE INTO t; END $$",
                "ANALYZE t",
                "VACUUM (ANALYZE) t"
            })
    void what_all_supported_versions_read_is_not_reported(String sql) {
        assertThat(newer(sql, 14)).isEmpty();
    }

    @Test
    void says_what_where_and_by_which_page() {
        Statement statement = new Statement(
                "CREATE UNIQUE INDEX i\n    ON t (a) NULLS NOT DISTINCT", new SourcePosition("x.sql", 7, 3));

        assertThat(language.newerSyntax(language.understand(statement), new ServerVersion(14, 9)))
                .containsExactly(new NewerSyntax(
                        "NULLS NOT DISTINCT",
                        15,
                        new SourcePosition("x.sql", 8, 14),
                        "https://www.postgresql.org/docs/15/release-15.html"));
    }

    @Test
    void looks_into_blocks_and_at_what_does_not_parse() {
        assertThat(newer("DO $$ BEGIN\n  EXECUTE 'ALTER TABLE t ADD CHECK (a > 1) NOT ENFORCED'; END $$", 17))
                .singleElement()
                .satisfies(each -> assertThat(each.at()).isEqualTo(new SourcePosition("x.sql", 2, 11)));
        assertThat(newer("ALTER TABLE t ADD FROB CHECK (a > 1) NOT ENFORCED", 17))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'(', ALTER TABLE t ADD c int GENERATED ALWAYS AS ",
        "', x', GRANT a TO b WITH ",
        "'ON DELETE ', ALTER TABLE t "
    })
    void long_statements_take_no_long_time(String piece, String head) {
        String sql = head + piece.repeat(60_000 / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(newer(sql, 14)).isEmpty());
    }

    private List<NewerSyntax> newer(String sql, int version) {
        Statement statement = new Statement(sql, new SourcePosition("x.sql", 1, 1));
        return language.newerSyntax(language.understand(statement), new ServerVersion(version, 0));
    }
}
