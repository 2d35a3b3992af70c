package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.sql.lock.LockTable;
import dev.towpath.engine.spi.sql.SessionTies;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement leaves, holds and asks for in its session. */
class SessionTiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TEMP TABLE Made (a int) | made",
                "CREATE LOCAL TEMPORARY TABLE IF NOT EXISTS \"Made\" AS SELECT 1 | Made",
                "CREATE TABLE pg_temp.made (a int) | made",
                "CREATE TEMP VIEW made AS SELECT 1 | made",
                "CREATE OR REPLACE TEMPORARY VIEW made AS SELECT 1 | made",
                "CREATE TEMP SEQUENCE made | made",
                "SELECT 1 AS a INTO TEMP made | made",
                "SELECT 1 AS a INTO TEMPORARY TABLE made | made",
                "CREATE FUNCTION pg_temp.made() RETURNS int LANGUAGE sql AS 'SELECT 1' | made",
                "PREPARE made AS SELECT 1 | made",
                "DECLARE made CURSOR FOR SELECT 1 | made",
                "DO $$ BEGIN EXECUTE 'create temporary table if not exists made (a int)'; END $$ | made",
                "DO $$ BEGIN CREATE TEMP TABLE IF NOT EXISTS \"Made\" (a int); PERFORM f(); END $$ | Made,made",
                "DO $$ BEGIN EXECUTE format('create temp table %I (a int)', 'made'); END $$ | made"
            })
    void leaves(String sql, String name) {
        assertThat(ties(sql).leaves()).containsExactly(name.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE made (a int)",
                "CREATE UNLOGGED TABLE temp (a int)",
                "PREPARE TRANSACTION 'made'",
                "SELECT 'CREATE TEMP TABLE'",
                "COMMENT ON TABLE t IS 'see pg_advisory_lock(1) and currval(''s'')'",
                "SELECT pg_advisory_unlock(1)",
                "SET CONSTRAINTS ALL IMMEDIATE",
                "INSERT INTO t VALUES (nextval('s'))",
                "DO $$ BEGIN RAISE NOTICE 'CREATE TEMP TABLE made'; CREATE TABLE t (a int); END $$"
            })
    void none(String sql) {
        assertThat(ties(sql)).isEqualTo(SessionTies.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCK t",
                "LOCK TABLE t IN SHARE MODE",
                "SELECT pg_advisory_xact_lock(1)",
                "SELECT pg_catalog.pg_try_advisory_lock (1)",
                "SET CONSTRAINTS ALL DEFERRED",
                "DO $$ BEGIN LOCK TABLE t; END $$",
                "DO $$ BEGIN PERFORM pg_advisory_xact_lock(1); END $$"
            })
    void holds(String sql) {
        assertThat(ties(sql).hold()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t VALUES (currval('t_id_seq')) | t_id_seq",
                "INSERT INTO t VALUES (currval ( 's.\"T_seq\"'::regclass )) | T_seq",
                "INSERT INTO t SELECT currval(pg_get_serial_sequence('t', 'id')) | ''",
                "UPDATE t SET a = lastval() | ''",
                "DO $$ BEGIN INSERT INTO t VALUES (currval('t_id_seq')); END $$ | t_id_seq"
            })
    void recalls(String sql, String sequence) {
        assertThat(ties(sql).recalls()).containsExactly(sequence);
    }

    @Test
    void a_session_lock_ends_with_its_release_and_not_with_the_transaction() {
        SessionTies.Hold session = ties("SELECT pg_advisory_lock(1)").hold();
        SessionTies.Hold transaction = ties("SELECT pg_advisory_xact_lock(1)").hold();

        assertThat(session).isNotNull();
        assertThat(session.releasedBy()).isEqualTo("pg_advisory_unlock");
        assertThat(transaction).isNotNull();
        assertThat(transaction.releasedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search_path TO x, y | x",
                "search_path = DEFAULT | home",
                "LOCAL search_path TO default | home",
                "RESET search_path | home",
                "RESET ALL | home",
                "RESET work_mem | ",
                "work_mem = '8MB' | "
            })
    void the_search_path_after_a_setting(String setting, String schema) {
        assertThat(new PostgresOnlineForms(new LockTable()).schemaAfter(setting, "home"))
                .isEqualTo(schema);
    }

    private static SessionTies ties(String sql) {
        Understanding read = new PostgresLanguage().understand(new Statement(sql, new SourcePosition("x.sql", 1, 1)));
        assertThat(read).isInstanceOf(Understanding.Understood.class);
        return ((Understanding.Understood) read).session();
    }
}
