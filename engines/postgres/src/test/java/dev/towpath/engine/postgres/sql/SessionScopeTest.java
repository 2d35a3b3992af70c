package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionScopeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SET LOCAL search_path = app                             | SET SESSION search_path = app",
                "set  local role clerk                                   | set  SESSION role clerk",
                "SET search_path TO local                                | SET search_path TO local",
                "SELECT set_config('search_path', 'app', true)           | SELECT set_config('search_path', 'app', false)",
                "SELECT pg_catalog.set_config('a.b', ', true', 't'::bool) | SELECT pg_catalog.set_config('a.b', ', true', false)",
                "SELECT set_config('a.b', 'true', false)                 | SELECT set_config('a.b', 'true', false)"
            })
    void what_was_local_holds_for_the_session(String setting, String session) {
        assertThat(SessionScope.of(setting)).isEqualTo(session);
    }
}
