package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of code in files nobody knows the database of. */
class BlockReviewTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END",
                "BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN OTHERS THEN NULL; END",
                "BEGIN IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'mood') THEN CREATE DOMAIN mood AS text; END IF; END",
                "BEGIN IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'orders'"
                        + " AND column_name = 'note') THEN ALTER TABLE orders ADD COLUMN note text; END IF; END",
                "BEGIN ALTER TABLE orders ADD COLUMN note text; EXCEPTION WHEN duplicate_column THEN NULL; END",
                "BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN GRANT SELECT ON orders TO app; END IF; END",
                "BEGIN IF current_setting('server_version_num')::int < 140000 THEN RAISE EXCEPTION 'too old'; END IF; END",
                "BEGIN IF (SELECT count(*) FROM orders) > 100 THEN RAISE EXCEPTION 'too many'; END IF; END",
                "BEGIN IF to_regclass('public.fresh') IS NULL THEN CREATE TABLE fresh (id int); CREATE INDEX ON fresh (id);"
                        + " END IF; END",
                "BEGIN SET LOCAL lock_timeout = '1s'; SET client_min_messages TO warning; END",
                "BEGIN NULL; END"
            })
    void a_harmless_guard_is_understood_and_runs_without_a_switch(String code) {
        assertThat(review(Map.of("V1.sql", "DO $$ " + code + " $$;"))).noneMatch(BlockReviewTest::stops);
    }

    @Test
    void what_a_guard_makes_is_nobodys_yet() {
        String made =
                "DO $$ BEGIN IF to_regclass('fresh') IS NULL THEN CREATE TABLE fresh (id int, x int); END IF; END $$;";

        assertThat(review(Map.of("V1.sql", made + "CREATE INDEX ON fresh (id); ALTER TABLE fresh DROP COLUMN x;")))
                .noneMatch(finding -> stops(finding) || finding.rule().equals("drop-column"));
        assertThat(review(Map.of("V1.sql", made, "V2.sql", "ALTER TABLE fresh DROP COLUMN x;")))
                .extracting(Finding::rule)
                .contains("drop-column");
    }

    @Test
    void what_a_guard_may_have_dropped_is_not_taken_for_gone() {
        String sql = "CREATE TABLE own (id int);"
                + " DO $$ BEGIN IF random() > 0.5 THEN DROP TABLE own; DROP INDEX theirs; END IF; END $$;"
                + " DROP INDEX theirs; DROP TABLE own;";

        assertThat(review(Map.of("V1.sql", sql)))
                .extracting(Finding::statement)
                .contains("DROP INDEX theirs")
                .doesNotContain("DROP TABLE own");
    }

    @Test
    void a_view_that_its_block_makes_again_is_not_gone() {
        String drop = "DROP VIEW IF EXISTS v;";
        String create = "CREATE VIEW v AS SELECT 1 AS a;";

        assertThat(review(Map.of("V1.sql", "DO $$ BEGIN " + drop + create + " END $$;")))
                .noneMatch(finding -> finding.message().contains("rop"));
        assertThat(review(Map.of("V1.sql", "DO $$ BEGIN " + drop + " END $$;")))
                .anyMatch(finding -> finding.message().contains("rop"));
    }

    @Test
    void each_finding_points_at_its_own_part() {
        String sql = """
                DO $$
                BEGIN
                    UPDATE orders SET done = true;
                    ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
                    PERFORM settle(orders) FROM orders;
                END $$;
                """;

        List<Finding> findings = review(Map.of("V1.sql", sql)).stream()
                .filter(BlockReviewTest::stops)
                .toList();

        assertThat(findings.stream().map(Finding::at).distinct())
                .containsExactly(
                        new SourcePosition("V1.sql", 3, 5),
                        new SourcePosition("V1.sql", 4, 5),
                        new SourcePosition("V1.sql", 5, 13));
        assertThat(findings.stream().map(Finding::statement).distinct())
                .containsExactly(
                        "UPDATE orders SET done = true",
                        "ALTER TABLE orders ALTER COLUMN total SET NOT NULL",
                        "settle(orders) FROM orders");
        assertThat(findings.getLast().rule()).isEqualTo("opaque-sql");
    }

    @Test
    void a_handler_that_hides_a_missing_lock_is_a_finding() {
        String block = "DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; EXCEPTION WHEN %s THEN %s END $$;";

        assertThat(review(Map.of("V1.sql", block.formatted("OTHERS", "NULL;")))).anyMatch(BlockReviewTest::stops);
        assertThat(review(Map.of("V1.sql", block.formatted("lock_not_available", "NULL;"))))
                .anyMatch(BlockReviewTest::stops);
        assertThat(review(Map.of("V1.sql", block.formatted("OTHERS", "RAISE NOTICE 'x'; RAISE;"))))
                .noneMatch(BlockReviewTest::stops);
        assertThat(review(Map.of("V1.sql", block.formatted("duplicate_column", "NULL;"))))
                .noneMatch(BlockReviewTest::stops);
    }

    /** Whether a migration would not start with this finding. */
    private static boolean stops(Finding finding) {
        return finding.severity() == Severity.ERROR;
    }

    private static List<Finding> review(Map<String, String> files) {
        return new ChangelogReview(Planned.ENGINE, new ServerVersion(18, 0), Policy.DEFAULT)
                .review(Planned.read(new TreeMap<>(files)))
                .findings();
    }
}
