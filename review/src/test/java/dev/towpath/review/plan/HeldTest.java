package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan stops before what takes something away that was there, and not before what only looks so. */
class HeldTest {
    private static TestDatabase database;

    @BeforeAll
    static void objects() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE SCHEMA s",
                "CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT k CHECK (a > 0))",
                "CREATE TABLE s.t (id int)",
                "CREATE VIEW v AS SELECT id FROM t",
                "CREATE TYPE mood AS ENUM ('fine')",
                "CREATE DOMAIN d AS int CONSTRAINT positive CHECK (VALUE > 0)",
                "CREATE SEQUENCE numbers",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE INDEX i ON t (a)");
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE t",
                "DROP VIEW v",
                "DROP SCHEMA s",
                "DROP SCHEMA s CASCADE; CREATE SCHEMA s",
                "DROP SEQUENCE numbers; CREATE SEQUENCE numbers",
                "DROP FUNCTION f() CASCADE; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
                "DROP EXTENSION plpgsql",
                "TRUNCATE t",
                "ALTER TABLE t RENAME TO u",
                "ALTER TABLE t RENAME a TO b",
                "ALTER TABLE t DROP COLUMN a",
                "ALTER TABLE t SET SCHEMA s",
                "ALTER TABLE v RENAME TO w",
                "ALTER VIEW v RENAME TO w",
                "ALTER VIEW v RENAME COLUMN id TO key",
                "ALTER VIEW v SET SCHEMA s",
                "ALTER SCHEMA s RENAME TO r",
                "ALTER SEQUENCE numbers RENAME TO n",
                "ALTER TYPE mood RENAME VALUE 'fine' TO 'well'",
                "ALTER DOMAIN d RENAME TO e",
                "ALTER FUNCTION f() RENAME TO g",
                "ALTER FUNCTION f SET SCHEMA s"
            })
    void taken_away(String sql) throws SQLException {
        assertThat(plan(sql).held()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP VIEW v; CREATE VIEW v AS SELECT id, a FROM t",
                "DROP SCHEMA IF EXISTS nobody CASCADE",
                "DROP FUNCTION IF EXISTS g()",
                "CREATE SCHEMA r; DROP SCHEMA r",
                "CREATE SCHEMA r; ALTER SCHEMA r RENAME TO q",
                "CREATE VIEW w AS SELECT 1 AS x; ALTER VIEW w RENAME TO x",
                "CREATE TABLE n (x int); ALTER TABLE n SET SCHEMA s",
                "CREATE TABLE n (x int); ALTER TABLE n RENAME TO m",
                "ALTER INDEX i RENAME TO j",
                "ALTER TABLE t RENAME CONSTRAINT k TO l",
                "ALTER DOMAIN d RENAME CONSTRAINT positive TO p",
                "ALTER FUNCTION f() SET search_path = s",
                "ALTER VIEW v OWNER TO CURRENT_USER"
            })
    void nothing_taken_away(String sql) throws SQLException {
        assertThat(plan(sql).held()).isEmpty();
    }

    private static MigrationPlan plan(String sql) throws SQLException {
        return Planned.plan(Map.of("V1.sql", sql + ";"), Planned.facts(database), Policy.DEFAULT);
    }
}
