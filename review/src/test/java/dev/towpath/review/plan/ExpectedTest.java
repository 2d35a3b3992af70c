package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import dev.towpath.review.plan.Footprint.Nature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectedTest {
    private static final TableName T = TableName.of("public", "t");
    private static final TableName U = TableName.of("public", "u");
    private static final TableName INDEX = TableName.of("public", "i");
    private static final ColumnName A = ColumnName.of("a");
    private static final List<Expectation> BEFORE = List.of(
            new Expectation.TablePresent(T),
            new Expectation.ColumnPresent(T, A),
            new Expectation.ConstraintPresent(T, "c"),
            new Expectation.IndexValid(T, INDEX),
            new Expectation.TablePresent(U));

    @Test
    void what_changes_a_table_in_an_unknown_way_takes_along_all_that_was_said_of_it() {
        assertThat(then(BEFORE, FootprintTest.on("t", Nature.OTHER), List.of(new Expectation.TableAbsent(T))))
                .containsExactly(new Expectation.TablePresent(U), new Expectation.TableAbsent(T));
    }

    @Test
    void what_touches_an_index_by_name_takes_it_along_and_nothing_else() {
        assertThat(then(BEFORE, FootprintTest.on("i", Nature.OTHER), List.of(new Expectation.IndexAbsent(INDEX))))
                .hasSize(5)
                .doesNotContain(new Expectation.IndexValid(T, INDEX));
    }

    @ParameterizedTest
    @EnumSource(
            value = Nature.class,
            names = {"EXPANDS", "ADDS_RULE", "ADDS_KEY", "CHANGES_ROWS", "VALIDATES", "FILLS"})
    void additions_and_rows_take_nothing_along(Nature nature) {
        assertThat(then(BEFORE, FootprintTest.on("t", nature), List.of())).isEqualTo(BEFORE);
    }

    @Test
    void nothing_is_expected_after_what_nobody_understands() {
        assertThat(then(BEFORE, Footprint.ANYTHING, List.of())).isEmpty();
    }

    @Test
    void what_comes_back_is_no_longer_gone() {
        assertThat(after(new Expectation.TablePresent(T), new Expectation.TableAbsent(T)))
                .containsExactly(new Expectation.TablePresent(T));
        assertThat(after(new Expectation.ColumnPresent(T, A), new Expectation.ColumnAbsent(T, A)))
                .containsExactly(new Expectation.ColumnPresent(T, A));
        assertThat(after(new Expectation.IndexValid(T, INDEX), new Expectation.IndexAbsent(INDEX)))
                .containsExactly(new Expectation.IndexValid(T, INDEX));
        assertThat(after(new Expectation.ColumnNotNull(T, A), new Expectation.ColumnNullable(T, A)))
                .containsExactly(new Expectation.ColumnNotNull(T, A));
        assertThat(after(new Expectation.ConstraintPresent(T, "c"), new Expectation.ConstraintAbsent(T, "c")))
                .containsExactly(new Expectation.ConstraintPresent(T, "c"));
    }

    @Test
    void a_name_that_is_free_again_may_be_taken_without_a_word() {
        List<Expectation> gone = List.of(
                new Expectation.TableAbsent(U),
                new Expectation.IndexAbsent(INDEX),
                new Expectation.ConstraintAbsent(T, "t_a_key"),
                new Expectation.ColumnNullable(T, A),
                new Expectation.ConstraintAbsent(U, "u_a_key"));

        // ADD UNIQUE without a name, ADD PRIMARY KEY: a constraint, its index, a NOT NULL.
        assertThat(then(gone, FootprintTest.on("t", Nature.ADDS_KEY), List.of()))
                .containsExactly(new Expectation.ConstraintAbsent(U, "u_a_key"));
        // What only removes, or changes rows, takes no name.
        Expectation removed = new Expectation.ColumnAbsent(T, ColumnName.of("b"));
        assertThat(then(gone, FootprintTest.on("v", Nature.OTHER), List.of(removed)))
                .startsWith(gone.toArray(Expectation[]::new))
                .endsWith(removed);
        assertThat(then(gone, FootprintTest.on("t", Nature.CHANGES_ROWS), List.of()))
                .isEqualTo(gone);
    }

    /** An addition, on a table nothing else is said of. */
    private static List<Expectation> after(Expectation last, Expectation before) {
        return then(List.of(before), FootprintTest.on("t", Nature.EXPANDS), List.of(last));
    }

    private static List<Expectation> then(List<Expectation> before, Footprint later, List<Expectation> added) {
        return Expected.none()
                .then(new Footprint(List.of()), before)
                .then(later, added)
                .list();
    }

    @Test
    void of_too_many_the_oldest_are_forgotten() {
        Footprint nothing = new Footprint(List.of());
        assertThat(Expected.atMost(2).then(nothing, BEFORE).list()).isEqualTo(BEFORE.subList(3, 5));
    }
}
