package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.Policy;
import dev.towpath.review.ReadChangeset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A generated file of many statements is reviewed by every rule in a time that grows with it, and not with its square. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LongReviewTest {
    private static final int MANY = 4_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "columns of one table      | ALTER TABLE t ADD COLUMN c# int",
                "columns of many           | ALTER TABLE t# ADD COLUMN c int",
                "columns gone and come     | ALTER TABLE t DROP COLUMN c#; ALTER TABLE t ADD COLUMN d# int",
                "tables gone and come      | DROP TABLE t#; CREATE TABLE u# (a int)",
                "not null                  | ALTER TABLE t# ADD CONSTRAINT n CHECK (a IS NOT NULL) NOT VALID; ALTER TABLE t# VALIDATE CONSTRAINT n; ALTER TABLE t# ALTER a SET NOT NULL; ALTER TABLE t# DROP CONSTRAINT n",
                "keys to one parent        | ALTER TABLE t# ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a)",
                "keys between tables       | CREATE TABLE t# (a int PRIMARY KEY, b int REFERENCES p (a))",
                "indexes of one table      | CREATE INDEX i# ON t (a)",
                "indexes replaced          | DROP INDEX i#; CREATE INDEX j# ON t# (a)",
                "concurrent ones           | DROP INDEX CONCURRENTLY IF EXISTS i#; CREATE INDEX CONCURRENTLY i# ON t# (a)",
                "rows                      | INSERT INTO t VALUES (#)",
                "rows and columns          | UPDATE t# SET a = #; ALTER TABLE t# ALTER a SET DEFAULT 1; ALTER TABLE t# ALTER a DROP DEFAULT",
                "values                    | ALTER TYPE e ADD VALUE 'v#'; INSERT INTO t VALUES ('v#')",
                "transactions              | BEGIN; ALTER TABLE t# DROP COLUMN a; COMMIT",
                "policies and rights       | CREATE POLICY p ON t# USING (true); ALTER TABLE t# ENABLE ROW LEVEL SECURITY; GRANT SELECT ON t# TO r",
                "settings                  | SET lock_timeout = '#s'; ALTER TABLE t# ADD COLUMN c int; RESET lock_timeout",
                "blocks of code            | DO $$ BEGIN ALTER TABLE t# ADD COLUMN c int; EXCEPTION WHEN duplicate_column THEN NULL; END $$",
                "views and triggers        | CREATE OR REPLACE VIEW v# AS SELECT a FROM t#; CREATE TRIGGER g# BEFORE INSERT ON t# EXECUTE FUNCTION f()"
            })
    void a_long_script_is_reviewed_in_time(String what, String each) {
        // Quadratic work on top of so much linear work would show as more.
        assertThat(Growth.of(times -> reviewed(each, times), MANY)).as(what).isLessThan(3.0);
    }

    private static void reviewed(String each, int times) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < times; i++) {
            sql.append(each.replace("#", Integer.toString(i))).append(";\n");
        }
        List<ReadChangeset> read = Planned.read(Map.of("V1__long.sql", sql.toString()));
        new ChangelogReview(Planned.ENGINE, Planned.ENGINE.assumedVersion(), Policy.DEFAULT, true).review(read);
    }
}
