package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeWideningsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "character varying(20) | varchar(20)",
                "character varying(20) | VARCHAR ( 40 )",
                "character varying(20) | CHARACTER   VARYING(21)",
                "character varying(20) | text",
                "character varying | text",
                "text | varchar",
                "numeric(10,2) | numeric(12, 2)",
                "numeric(10,0) | decimal(11)",
                "numeric(10,2) | NUMERIC",
                "integer | INTEGER",
                "integer | int4",
                "serial | integer",
                "timestamp(3) without time zone | timestamp (3)",
                "bit varying(4) | varbit(8)",
                "bit varying(4) | bit varying",
                "interval(2) | interval(4)",
                "interval(2) | interval",
                "time(2) without time zone | time(3)",
                "time(2) with time zone | timetz",
                "timestamp(2) | timestamp",
                "timestamp | timestamp(6)",
                "timestamp(2) with time zone | timestamptz(4)",
                "cidr | inet",
                "text | citext",
                "citext | character varying",
                "integer[] | int[]"
            })
    void touches_the_catalog_only(String from, String to) {
        assertThat(TypeWidenings.keepsRows(from, to, false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "character varying(20) | varchar(19)",
                "character varying | varchar(20)",
                "text | varchar(20)",
                "character(3) | text",
                "character(3) | char(4)",
                "numeric(10,2) | numeric(12,3)",
                "numeric(10,2) | numeric(9,2)",
                "numeric | numeric(10,2)",
                "integer | bigint",
                "integer | text",
                "character varying(20) | text COLLATE \"C\"",
                "character varying(20)[] | varchar(40)",
                "character varying(20)[] | varchar(40)[]",
                "bit varying | varbit(8)",
                "bit(4) | bit(8)",
                "interval(4) | interval(2)",
                "interval | interval day to second",
                "timestamp | timestamp(3)",
                "timestamp | timestamptz",
                "inet | cidr",
                "citext | varchar(20)",
                "json | jsonb",
                "time | timetz"
            })
    void may_rewrite(String from, String to) {
        assertThat(TypeWidenings.keepsRows(from, to, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"timestamp | timestamptz", "timestamptz(3) | timestamp", "timestamp(3) | timestamptz(6)"})
    void changes_the_zone_for_nothing_where_the_session_is_in_utc(String from, String to) {
        assertThat(TypeWidenings.keepsRows(from, to, true)).isTrue();
        assertThat(TypeWidenings.keepsRows(from, to, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"timestamp(3) | timestamptz(3)", "timestamp | date", "time | timetz"})
    void rewrites_in_utc_too(String from, String to) {
        assertThat(TypeWidenings.keepsRows(from, to, true)).isFalse();
    }
}
