package dev.towpath.model.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Loners.Handling;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private static final String LONER = "create /* one */ index -- two\n Concurrently i ON t (a)";
    private static final String OTHER = "CREATE TABLE t (a int)";

    private static Wrapping of(TransactionMode mode, Handling handling, String... statements) {
        SqlScript script = new SqlScript(
                Script.verbatim("a.sql", ""),
                mode,
                new Loners(handling, List.of("CREATE INDEX CONCURRENTLY", "VACUUM")));
        return Wrapping.of(script, List.of(statements));
    }

    @Test
    void one_query_is_a_transaction_from_the_second_statement_on() {
        assertThat(of(TransactionMode.ONE_QUERY, Handling.FAILS, LONER)).isEqualTo(Wrapping.NOTHING);
        assertThat(of(TransactionMode.ONE_QUERY, Handling.FAILS, LONER, LONER)).isEqualTo(Wrapping.QUERY);
        assertThat(of(TransactionMode.NONE, Handling.APART, LONER, OTHER)).isEqualTo(Wrapping.NOTHING);
    }

    @Test
    void a_tool_that_does_not_look_keeps_its_transaction() {
        assertThat(of(TransactionMode.WHOLE, Handling.FAILS, LONER)).isEqualTo(Wrapping.SCRIPT);
        assertThat(of(TransactionMode.ALL_PENDING, Handling.FAILS, LONER)).isEqualTo(Wrapping.ALL_PENDING);
    }

    @Test
    void a_tool_that_looks_runs_loners_apart_and_refuses_a_mixture() {
        assertThat(of(TransactionMode.WHOLE, Handling.APART, LONER, "VACUUM")).isEqualTo(Wrapping.NOTHING);
        assertThat(of(TransactionMode.WHOLE, Handling.APART, LONER, OTHER)).isEqualTo(Wrapping.REFUSED);
        assertThat(of(TransactionMode.WHOLE, Handling.APART, OTHER, "VACUUMING x"))
                .isEqualTo(Wrapping.SCRIPT);
        assertThat(of(TransactionMode.ALL_PENDING, Handling.APART, LONER, OTHER))
                .isEqualTo(Wrapping.REFUSED);
        assertThat(of(TransactionMode.WHOLE, Handling.FREES_ALL, LONER, OTHER)).isEqualTo(Wrapping.NOTHING);
        assertThat(of(TransactionMode.WHOLE, Handling.FREES_ALL, OTHER)).isEqualTo(Wrapping.SCRIPT);
    }
}
