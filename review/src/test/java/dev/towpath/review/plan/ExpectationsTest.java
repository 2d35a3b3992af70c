package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static final TableName T = TableName.of("public", "t");
    private static final TableName U = TableName.of("public", "u");
    private static final TableName INDEX = TableName.of("public", "i");
    private static final ColumnName A = ColumnName.of("a");
    private static final ColumnName B = ColumnName.of("b");

    @Test
    void a_table_that_goes_takes_along_what_was_said_of_it() {
        assertThat(after(
                        new Expectation.TableAbsent(T),
                        new Expectation.TablePresent(T),
                        new Expectation.ColumnPresent(T, A),
                        new Expectation.ConstraintPresent(T, "c"),
                        new Expectation.IndexValid(INDEX),
                        new Expectation.TablePresent(U)))
                .containsExactly(new Expectation.TablePresent(U), new Expectation.TableAbsent(T));
    }

    @Test
    void a_table_that_comes_back_is_no_longer_gone() {
        assertThat(after(new Expectation.TablePresent(T), new Expectation.TableAbsent(T)))
                .containsExactly(new Expectation.TablePresent(T));
    }

    @Test
    void a_column_that_goes_leaves_the_others() {
        assertThat(after(
                        new Expectation.ColumnAbsent(T, A),
                        new Expectation.ColumnPresent(T, A),
                        new Expectation.ColumnNotNull(T, A),
                        new Expectation.ColumnPresent(T, B),
                        new Expectation.ColumnPresent(U, A)))
                .containsExactly(
                        new Expectation.ColumnPresent(T, B),
                        new Expectation.ColumnPresent(U, A),
                        new Expectation.ColumnAbsent(T, A));
    }

    @Test
    void a_constraint_that_goes_takes_its_index_and_leaves_others() {
        assertThat(after(
                        new Expectation.ConstraintAbsent(T, "i"),
                        new Expectation.ConstraintPresent(T, "i"),
                        new Expectation.ConstraintValid(T, "i"),
                        new Expectation.IndexValid(INDEX),
                        new Expectation.ConstraintPresent(T, "j"),
                        new Expectation.ConstraintPresent(U, "i")))
                .containsExactly(
                        new Expectation.ConstraintPresent(T, "j"),
                        new Expectation.ConstraintPresent(U, "i"),
                        new Expectation.ConstraintAbsent(T, "i"));
    }

    @Test
    void a_check_that_proved_not_null_may_go_and_the_not_null_constraint_may_not() {
        Expectation notNull = new Expectation.ColumnNotNull(T, A);

        assertThat(after(new Expectation.ConstraintAbsent(T, "t_a_towpath_not_null"), notNull))
                .contains(notNull);
        assertThat(after(new Expectation.ConstraintAbsent(T, "t_a_not_null"), notNull))
                .doesNotContain(notNull);
    }

    @Test
    void the_later_of_null_and_not_null_holds() {
        assertThat(after(new Expectation.ColumnNullable(T, A), new Expectation.ColumnNotNull(T, A)))
                .containsExactly(new Expectation.ColumnNullable(T, A));
        assertThat(after(new Expectation.ColumnNotNull(T, A), new Expectation.ColumnNullable(T, A)))
                .containsExactly(new Expectation.ColumnNotNull(T, A));
    }

    @Test
    void the_later_of_valid_and_gone_holds_for_an_index() {
        assertThat(after(new Expectation.IndexAbsent(INDEX), new Expectation.IndexValid(INDEX)))
                .containsExactly(new Expectation.IndexAbsent(INDEX));
        assertThat(after(new Expectation.IndexValid(INDEX), new Expectation.IndexAbsent(INDEX)))
                .containsExactly(new Expectation.IndexValid(INDEX));
    }

    private static List<Expectation> after(Expectation last, Expectation... before) {
        return Expectations.after(List.of(before), List.of(last));
    }
}
