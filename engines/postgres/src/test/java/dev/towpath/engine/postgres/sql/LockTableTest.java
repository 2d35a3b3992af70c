package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.PostgresEngine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table says of locks is what a server holds when the statement has run and its transaction is still open. */
class LockTableTest {
    private static TestDatabase database;
    private static FactsView schema;

    @BeforeAll
    static void tables() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE EXTENSION citext",
                "CREATE DOMAIN plain AS text",
                "CREATE DOMAIN held AS text CHECK (value <> '')",
                "CREATE TABLE d (h held, b plain, vb varbit(4), iv interval(2), ti time(2), ci cidr, ts timestamp,"
                        + " tz timestamptz, c varchar(5), e varchar(5), f varchar(5), late varchar(5),"
                        + " ct citext, nc text)",
                "CREATE INDEX d_ct ON d (ct)",
                "CREATE INDEX d_c ON d (c)",
                "CREATE INDEX d_e ON d (lower(e))",
                "CREATE INDEX d_f ON d (vb) WHERE f <> ''",
                "ALTER TABLE d ADD CHECK (late <> '') NOT VALID",
                "INSERT INTO d SELECT 'h', 'b', B'1', '1 s', '10:00', '10.0.0.0/8', now(), now(), 'c', 'e', 'f', 'l'"
                        + " FROM generate_series(1, 9)",
                "CREATE TABLE p (id int PRIMARY KEY, code text)",
                "CREATE TABLE t (id int PRIMARY KEY, a int, b int DEFAULT 1, v varchar(20), n numeric(10, 2),"
                        + " w varchar(20) CHECK (w <> ''), nn int NOT NULL, p_id int REFERENCES p)",
                "CREATE INDEX t_a ON t (a)",
                "CREATE UNIQUE INDEX t_ab ON t (a, b)",
                "CREATE UNIQUE INDEX t_nn ON t (nn)",
                "ALTER TABLE t ADD CONSTRAINT t_late CHECK (a > 0) NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT t_late_p FOREIGN KEY (b) REFERENCES p NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT t_dead FOREIGN KEY (b) REFERENCES p NOT ENFORCED",
                "CREATE TABLE g (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int GENERATED ALWAYS AS (a) VIRTUAL)",
                "CREATE TABLE k (nn int NOT NULL, a int)",
                "CREATE UNIQUE INDEX k_nn ON k (nn)",
                "CREATE UNIQUE INDEX k_a ON k (a)",
                "CREATE UNIQUE INDEX k_nn_a ON k (nn) INCLUDE (a)",
                "CREATE TABLE r (a int) PARTITION BY RANGE (a)",
                "CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (50)",
                "CREATE TABLE r2 (a int)",
                "CREATE TABLE r3 (a int CHECK (a IS NOT NULL AND a >= 100 AND a < 150))",
                "CREATE TABLE r4 (a int CHECK (a >= 150 AND a < 200))",
                "CREATE TABLE r5 (a int NOT NULL CHECK (a >= 300 AND a < 350))",
                "CREATE TABLE s (a int) PARTITION BY RANGE (a)",
                "CREATE TABLE s1 PARTITION OF s FOR VALUES FROM (0) TO (50)",
                "CREATE TABLE s_rest PARTITION OF s DEFAULT",
                "CREATE TABLE l (at date) PARTITION BY LIST (at)",
                "CREATE TABLE l_rest PARTITION OF l DEFAULT",
                "ALTER TABLE l_rest ADD CHECK (NOT (at IS NOT NULL AND at IN ('2020-01-01')))",
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER seen BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
                "CREATE POLICY mine ON t USING (true)",
                "CREATE RULE quiet AS ON DELETE TO k DO INSTEAD NOTHING",
                "CREATE STATISTICS t_stat ON a, b FROM t",
                "INSERT INTO p SELECT n FROM generate_series(1, 9) n",
                "INSERT INTO t SELECT n, n, n, 'v', n, 'w', n, n FROM generate_series(1, 9) n",
                "INSERT INTO k SELECT n, n FROM generate_series(1, 9) n",
                "INSERT INTO r2 SELECT n FROM generate_series(50, 59) n",
                "INSERT INTO r3 SELECT n FROM generate_series(100, 109) n",
                "INSERT INTO r4 SELECT n FROM generate_series(150, 159) n",
                "INSERT INTO r5 SELECT n FROM generate_series(300, 309) n",
                "INSERT INTO s SELECT n FROM generate_series(500, 509) n",
                "INSERT INTO l VALUES ('2021-01-01')",
                "ANALYZE");
        try (DatabaseServer server = new PostgresEngine()
                        .open(
                                new ConnectionSettings(
                                        database.host(),
                                        database.port(),
                                        database.name(),
                                        database.user(),
                                        ConnectionSettings.Tls.DISABLE),
                                Password.NONE,
                                1);
                Connection connection = database.connect()) {
            schema = new FactsView(
                    server.catalog().facts(connection, Set.of(), Set.of()),
                    Map.of(),
                    Map.of(
                            TableName.of("plain"), new ObjectDetail.Domain("text", false),
                            TableName.of("held"), new ObjectDetail.Domain("text", true)));
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE n (id int PRIMARY KEY)",
                "CREATE TABLE n (id int REFERENCES p)",
                "CREATE TABLE n (id int, FOREIGN KEY (id) REFERENCES p (id), FOREIGN KEY (id) REFERENCES t (id))",
                "CREATE TABLE n PARTITION OF r FOR VALUES FROM (200) TO (300)",
                "DROP TABLE k",
                "DROP TABLE t",
                "ALTER TABLE t RENAME TO n",
                "ALTER TABLE r ATTACH PARTITION r2 FOR VALUES FROM (50) TO (100)",
                "ALTER TABLE r DETACH PARTITION r1",
                "ALTER TABLE t OWNER TO postgres",
                "ALTER TABLE t SET (fillfactor = 70)",
                "ALTER TABLE t SET (autovacuum_enabled = false)",
                "ALTER TABLE t RESET (fillfactor)",
                "ALTER TABLE t CLUSTER ON t_a",
                "ALTER TABLE t SET WITHOUT CLUSTER",
                "ALTER TABLE t DISABLE TRIGGER seen",
                "ALTER TABLE t ENABLE TRIGGER ALL",
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE t REPLICA IDENTITY FULL",
                "ALTER TABLE t ALTER a SET STATISTICS 200",
                "ALTER TABLE t ALTER a SET (n_distinct = 5)",
                "ALTER TABLE t ALTER v SET STORAGE EXTERNAL",
                "ALTER TABLE g ALTER b SET EXPRESSION AS (a + 2)",
                "ALTER TABLE g ALTER c SET EXPRESSION AS (a + 2)",
                "ALTER TABLE k ALTER nn ADD GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE t SET UNLOGGED",
                "ALTER TABLE k SET UNLOGGED"
            })
    void tables_and_their_properties(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE r ATTACH PARTITION r3 FOR VALUES FROM (100) TO (150)",
                "ALTER TABLE r ATTACH PARTITION r4 FOR VALUES FROM (150) TO (200)",
                "ALTER TABLE r ATTACH PARTITION r5 FOR VALUES FROM (300) TO (350)",
                "ALTER TABLE s ATTACH PARTITION r2 FOR VALUES FROM (50) TO (100)",
                "CREATE TABLE n PARTITION OF s FOR VALUES FROM (50) TO (100)",
                "CREATE TABLE n PARTITION OF l FOR VALUES IN ('2020-01-01')",
                "CREATE TABLE n PARTITION OF l FOR VALUES IN ('2020-01-02')",
                "ALTER TABLE s DETACH PARTITION s1"
            })
    void partitions_with_and_without_proof_of_their_bounds(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN x int",
                "ALTER TABLE t ADD COLUMN x int NOT NULL DEFAULT 5",
                "ALTER TABLE t ADD COLUMN x timestamptz DEFAULT now()",
                "ALTER TABLE t ADD COLUMN x uuid DEFAULT gen_random_uuid()",
                "ALTER TABLE t ADD COLUMN x bigserial",
                "ALTER TABLE t ADD COLUMN x int GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE t ADD COLUMN x int GENERATED ALWAYS AS (a + 1) STORED",
                "ALTER TABLE t ADD COLUMN x int GENERATED ALWAYS AS (a + 1) VIRTUAL",
                "ALTER TABLE t ADD COLUMN x int CHECK (x > 0)",
                "ALTER TABLE t ADD COLUMN x int UNIQUE",
                "ALTER TABLE t ADD COLUMN x int REFERENCES p",
                "ALTER TABLE t ADD COLUMN x int DEFAULT 1 REFERENCES p",
                "ALTER TABLE t ADD COLUMN x int CHECK (x > 0) NOT ENFORCED",
                "ALTER TABLE t ADD COLUMN x int DEFAULT 1 CHECK (x > 0) NOT ENFORCED",
                "ALTER TABLE t ADD COLUMN x int DEFAULT 1 REFERENCES p NOT ENFORCED",
                "ALTER TABLE t DROP COLUMN v",
                "ALTER TABLE t DROP COLUMN p_id",
                "ALTER TABLE t RENAME COLUMN a TO x",
                "ALTER TABLE t ALTER v TYPE varchar(40)",
                "ALTER TABLE t ALTER v TYPE varchar",
                "ALTER TABLE t ALTER v TYPE text",
                "ALTER TABLE t ALTER v TYPE varchar(10)",
                "ALTER TABLE t ALTER w TYPE varchar(40)",
                "ALTER TABLE t ALTER n TYPE numeric(12, 2)",
                "ALTER TABLE t ALTER n TYPE numeric",
                "ALTER TABLE t ALTER n TYPE numeric(12, 3)",
                "ALTER TABLE t ALTER a TYPE bigint",
                "ALTER TABLE t ALTER nn TYPE text",
                "ALTER TABLE t ALTER v TYPE text USING v || ''",
                "ALTER TABLE t ALTER v TYPE text USING v::text",
                "ALTER TABLE t ALTER v TYPE text USING (CAST(v AS text))",
                "ALTER TABLE t ALTER v TYPE text USING v::varchar(3)",
                "ALTER TABLE t ALTER a TYPE integer",
                "ALTER TABLE t ALTER p_id TYPE bigint",
                "ALTER TABLE p ALTER id TYPE bigint",
                "ALTER TABLE t ALTER nn SET NOT NULL",
                "ALTER TABLE d ALTER vb TYPE varbit(8)",
                "ALTER TABLE d ALTER iv TYPE interval(4)",
                "ALTER TABLE d ALTER iv TYPE interval(1)",
                "ALTER TABLE d ALTER ti TYPE time",
                "ALTER TABLE d ALTER ci TYPE inet",
                "ALTER TABLE d ALTER ts TYPE timestamp(3)",
                "ALTER TABLE d ALTER ts TYPE timestamptz",
                "ALTER TABLE d ALTER c TYPE varchar(9)",
                "ALTER TABLE d ALTER c TYPE varchar(9) COLLATE \"C\"",
                "ALTER TABLE d ALTER late TYPE varchar(9) COLLATE \"C\"",
                "ALTER TABLE d ALTER e TYPE varchar(9)",
                "ALTER TABLE d ALTER f TYPE text",
                "ALTER TABLE d ALTER late TYPE text",
                "ALTER TABLE d ALTER ct TYPE text",
                "ALTER TABLE d ALTER nc TYPE citext",
                "ALTER TABLE d ALTER nc TYPE citext USING nc::citext",
                "ALTER TABLE t ADD COLUMN x plain",
                "ALTER TABLE t ADD COLUMN x held",
                "ALTER TABLE t ADD COLUMN x held NOT NULL DEFAULT 'x'",
                "ALTER TABLE t ALTER b SET NOT NULL",
                "ALTER TABLE t ALTER nn DROP NOT NULL",
                "ALTER TABLE t ALTER a SET DEFAULT 7",
                "ALTER TABLE t ALTER b DROP DEFAULT"
            })
    void columns(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX n ON t (b)",
                "CREATE UNIQUE INDEX n ON t (b)",
                "DROP INDEX t_a",
                "ALTER TABLE t ADD CONSTRAINT n CHECK (b > 0)",
                "ALTER TABLE t ADD CONSTRAINT n CHECK (b > 0) NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT n CHECK (b > 0) NOT ENFORCED",
                "ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (a) REFERENCES p NOT ENFORCED",
                "ALTER TABLE t ADD CONSTRAINT n NOT NULL b",
                "ALTER TABLE t ADD CONSTRAINT n NOT NULL b NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (a) REFERENCES p",
                "ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (a) REFERENCES p NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT n FOREIGN KEY (a) REFERENCES t (id)",
                "ALTER TABLE t ADD CONSTRAINT n UNIQUE (b)",
                "ALTER TABLE t ADD CONSTRAINT n UNIQUE USING INDEX t_ab",
                "ALTER TABLE k ADD CONSTRAINT n PRIMARY KEY (nn)",
                "ALTER TABLE k ADD CONSTRAINT n PRIMARY KEY (a)",
                "ALTER TABLE k ADD CONSTRAINT n PRIMARY KEY USING INDEX k_nn",
                "ALTER TABLE k ADD CONSTRAINT n PRIMARY KEY USING INDEX k_a",
                "ALTER TABLE k ADD CONSTRAINT n PRIMARY KEY USING INDEX k_nn_a",
                "ALTER TABLE t ADD CONSTRAINT n UNIQUE USING INDEX t_nn",
                "ALTER TABLE t ADD CONSTRAINT n EXCLUDE (a WITH =)",
                "ALTER TABLE t DROP CONSTRAINT t_late",
                "ALTER TABLE t DROP CONSTRAINT t_p_id_fkey",
                "ALTER TABLE t DROP CONSTRAINT t_pkey",
                "ALTER TABLE t VALIDATE CONSTRAINT t_late",
                "ALTER TABLE t VALIDATE CONSTRAINT t_late_p",
                "ALTER TABLE t RENAME CONSTRAINT t_late TO n",
                "ALTER TABLE t ALTER CONSTRAINT t_p_id_fkey DEFERRABLE",
                "ALTER TABLE t ALTER CONSTRAINT t_p_id_fkey NOT ENFORCED",
                "ALTER TABLE t ALTER CONSTRAINT t_dead ENFORCED"
            })
    void indexes_and_constraints(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW n AS SELECT * FROM t",
                "CREATE TRIGGER n BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()",
                "DROP TRIGGER seen ON t",
                "CREATE POLICY n ON t USING (true)",
                "DROP POLICY mine ON t",
                "CREATE RULE n AS ON UPDATE TO k DO INSTEAD NOTHING",
                "DROP RULE quiet ON k",
                "CREATE STATISTICS n ON a, nn FROM t",
                "GRANT SELECT ON t TO PUBLIC",
                "TRUNCATE k",
                "TRUNCATE t",
                "INSERT INTO k VALUES (100)",
                "INSERT INTO k SELECT id + 100 FROM t",
                "UPDATE t SET b = b + 0",
                "DELETE FROM t WHERE id = 1",
                "ANALYZE t",
                "LOCK TABLE t",
                "LOCK t IN SHARE MODE",
                "LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE NOWAIT",
                "LOCK TABLE t IN ROW SHARE MODE",
                "CLUSTER t USING t_a",
                "REINDEX TABLE k"
            })
    void other_objects_and_rows(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER DOMAIN plain ADD CHECK (value <> 'x')",
                "ALTER DOMAIN plain ADD CHECK (value <> 'x') NOT VALID",
                "ALTER DOMAIN held SET NOT NULL",
                "ALTER DOMAIN held DROP NOT NULL"
            })
    void domains(String sql) throws SQLException {
        check(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE d ALTER ts TYPE timestamptz",
                "ALTER TABLE d ALTER tz TYPE timestamp",
                "ALTER TABLE d ALTER ts TYPE timestamptz(3)",
                "ALTER TABLE d ALTER ts TYPE timestamptz USING ts AT TIME ZONE 'UTC'"
            })
    void in_a_session_of_utc(String sql) throws SQLException {
        check(sql, "UTC");
    }

    private static void check(String sql) throws SQLException {
        check(sql, "Asia/Kathmandu");
    }

    private static void check(String sql, String zone) throws SQLException {
        Statement statement = new Statement(sql, new SourcePosition("x.sql", 1, 1));
        Understanding.Understood read = (Understanding.Understood) new PostgresLanguage().understand(statement);
        FactsView view = new FactsView(schema.facts(), Map.of("timezone", zone), schema.details());
        List<LockImpact> said = LockTable.locks(read.actions().getFirst().operation(), view);
        Map<String, String> modes = new TreeMap<>();
        for (LockImpact lock : said) {
            modes.merge(lock.table().name(), lock.mode(), MeasuredLocks::stronger);
        }
        try (Connection connection = database.connect();
                java.sql.Statement run = connection.createStatement()) {
            connection.setAutoCommit(false);
            Map<String, String> files = MeasuredLocks.files(connection);
            run.execute("SET LOCAL TIME ZONE '" + zone + "'");
            run.execute(sql);
            assertThat(MeasuredLocks.measured(connection))
                    .as("locks of %s", sql)
                    .isEqualTo(modes);
            Set<String> worked = MeasuredLocks.worked(connection, files);
            for (LockImpact lock : said) {
                boolean work = worked.contains(lock.table().name());
                switch (lock.duration()) {
                    case BRIEF ->
                        assertThat(work && !sql.startsWith("TRUNCATE"))
                                .as("%s reads or writes all rows", sql)
                                .isFalse();
                    case SCAN ->
                        assertThat(work || readsByIndex(lock, sql))
                                .as("%s reads all rows", sql)
                                .isTrue();
                    case REWRITE ->
                        assertThat(work)
                                .as("%s writes all rows or an index", sql)
                                .isTrue();
                }
            }
            connection.rollback();
        }
    }

    /** A parent is read through its key, rows that are changed may be found by one, and ANALYZE reads blocks. */
    private static boolean readsByIndex(LockImpact lock, String sql) {
        return lock.mode().equals("ROW EXCLUSIVE")
                || sql.startsWith("ANALYZE")
                || (sql.contains("REFERENCES") && lock.table().name().equals("p"));
    }
}
