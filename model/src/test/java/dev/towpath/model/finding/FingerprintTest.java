package dev.towpath.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String SQL = "ALTER TABLE a ADD CHECK (name <> 'X  y')";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table a add check (name <> 'X  y')",
                "ALTER TABLE a\n\tADD CHECK ( name<>'X  y' )",
                "ALTER TABLE a -- note\n ADD /* other */ CHECK (name <> 'X  y')",
                "\n  ALTER TABLE a\r\n  # mysql's note\r\n  ADD CHECK (name <> 'X  y') ",
            })
    void survives_layout_comments_and_letter_case(String same) {
        assertThat(Finding.fingerprint("r", same)).isEqualTo(Finding.fingerprint("r", SQL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE a ADD CHECK (name <> 'x  y')",
                "ALTER TABLE a ADD CHECK (name <> 'X y')",
                "ALTER TABLE b ADD CHECK (name <> 'X  y')",
                "ALTER TABLE a ADD CHECK (name <> \"X  y\")",
                "ALTER TABLE a /*! FORCE */ ADD CHECK (name <> 'X  y')",
                "ALTER TABLE \"A\" ADD CHECK (name <> 'X  y')",
            })
    void tells_other_statements_apart(String other) {
        assertThat(Finding.fingerprint("r", other)).isNotEqualTo(Finding.fingerprint("r", SQL));
    }

    @Test
    void tells_rules_apart() {
        assertThat(Finding.fingerprint("r", SQL)).isNotEqualTo(Finding.fingerprint("s", SQL));
    }

    @Test
    void a_body_may_be_indented_and_commented_anew() {
        String body = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 'A' || x $$";
        String same = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $body$\n  -- adds\n  select 'A' || x\n$body$";
        String other = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 'a' || x $$";

        assertThat(Finding.fingerprint("r", same)).isEqualTo(Finding.fingerprint("r", body));
        assertThat(Finding.fingerprint("r", other)).isNotEqualTo(Finding.fingerprint("r", body));
    }

    @Test
    void an_operator_that_looks_like_a_comment_counts() {
        assertThat(Finding.fingerprint("r", "SELECT a #>> '{x}'"))
                .isNotEqualTo(Finding.fingerprint("r", "SELECT a #>> '{y}'"));
    }
}
