package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeChangesTest {
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
                "integer | INTEGER"
            })
    void touches_the_catalog_only(String from, String to) {
        assertThat(TypeChanges.isCatalogOnly(from, to)).isTrue();
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
                "character varying(20)[] | varchar(40)"
            })
    void may_rewrite(String from, String to) {
        assertThat(TypeChanges.isCatalogOnly(from, to)).isFalse();
    }
}
