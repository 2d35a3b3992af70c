package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.PostgresEngine;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tens of thousands of statements that each have to do with all earlier ones. What looked at each pair of them needed
 * minutes here, or the whole heap; twice as many may need about twice the time. This is what every statement passes
 * through before the rules look at it.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LinearTimeTest {
    private static final int MANY = 10_000;

    private final PostgresEngine engine = new PostgresEngine();

    private int walked(String each, int times) {
        StringBuilder sql = new StringBuilder("CREATE TABLE p (a int) PARTITION BY LIST (a);\n");
        for (int i = 0; i < times; i++) {
            sql.append(each.replace("#", Integer.toString(i))).append(";\n");
        }
        List<Understanding> statements = engine.language().split(Script.verbatim("a.sql", sql.toString())).stream()
                .map(engine.language()::understand)
                .toList();
        SimulatedSchema schema = SimulatedSchema.unknown(
                DatabaseFacts.empty(engine.name(), engine.assumedVersion(), "public"),
                engine.dialect(),
                Policy.DEFAULT.backfillAboveRows());
        schema.beginChangeset();
        List<SessionBonds.Bond> bonds = SessionBonds.of(statements);
        for (int i = 0; i < statements.size(); i++) {
            SessionBonds.around(i, bonds);
            if (statements.get(i) instanceof Understood read) {
                for (Action action : read.actions()) {
                    Natures.footprint(action.operation(), read, schema);
                    Simulation.apply(action, schema, engine.onlineForms());
                }
            }
        }
        return statements.size();
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
    void a_long_script_is_walked_through_in_time(String what, String each) {
        // Quadratic work on top of so much linear work would show as more.
        assertThat(Growth.of(times -> walked(each, times), MANY)).as(what).isLessThan(3.0);
    }
}
