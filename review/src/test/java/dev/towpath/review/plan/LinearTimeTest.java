package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.PostgresEngine;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.ChangelogReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tens of thousands of statements that each have to do with all earlier ones. What looked at each pair of them needed
 * minutes here, or the whole heap; twice as many may need about twice the time.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LinearTimeTest {
    private static final int MANY = 10_000;

    private final PostgresEngine engine = new PostgresEngine();

    private int reviewed(String each, int times) {
        StringBuilder sql = new StringBuilder("CREATE TABLE p (a int) PARTITION BY LIST (a);\n");
        for (int i = 0; i < times; i++) {
            sql.append(each.replace("#", Integer.toString(i))).append(";\n");
        }
        Changeset changeset = new Changeset(
                ChangesetId.of("a"),
                "",
                "",
                false,
                new SqlScript(Script.verbatim("a.sql", sql.toString()), TransactionMode.WHOLE));
        return new ChangelogReview(engine, engine.assumedVersion(), Policy.DEFAULT)
                .review(new ChangelogReader(engine.language()).read(List.of(changeset)))
                .coverage()
                .statements();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "temporary tables     | CREATE TEMP TABLE t# (a int)",
                "quoted temporary ones| CREATE TEMP TABLE \"t #\" (a int)",
                "temporary, dropped   | CREATE TEMP TABLE t# (a int); SELECT * FROM t#; DROP TABLE t#",
                "last values          | INSERT INTO t# VALUES (1); SELECT currval('t#_id_seq')",
                "functions            | CREATE FUNCTION f#() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
                "views                | CREATE VIEW v# AS SELECT 1",
                "indexes dropped      | CREATE TABLE t# (a int); CREATE INDEX i# ON t# (a); DROP INDEX i#",
                "partitions           | CREATE TABLE t# PARTITION OF p FOR VALUES IN (#)",
                "renames              | CREATE TABLE t# (a int); ALTER TABLE t# RENAME TO u#"
            })
    void a_long_script_is_reviewed_in_time(String what, String each) {
        reviewed(each, MANY / 10);
        long half = time(each, MANY / 2);
        long whole = time(each, MANY);
        // Quadratic work on top of so much linear work would show as more; collecting garbage does not.
        assertThat((double) whole / half)
                .as(what + ": " + half + " then " + whole + " ns")
                .isLessThan(3.0);
    }

    private long time(String each, int times) {
        // Of the processor, so that a busy machine does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        assertThat(reviewed(each, times)).isGreaterThan(times);
        return threads.getCurrentThreadCpuTime() - began;
    }
}
