package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.TableName;
import dev.towpath.review.plan.Footprint.Nature;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FootprintTest {
    @ParameterizedTest
    @EnumSource(Nature.class)
    void steps_on_different_tables_are_independent(Nature nature) {
        assertThat(on("a", nature).precedes(on("b", Nature.OTHER))).isFalse();
        assertThat(on("a", nature).precedes(on("a2", Nature.OTHER))).isFalse();
    }

    @Test
    void a_new_body_stays_behind_everything_but_only_those_who_name_it_stay_behind_it() {
        Footprint body = Footprint.ofEverything(new TreeSet<>(List.of(TableName.of("public", "f"))), Nature.REPLACES);

        assertThat(on("a", Nature.FILLS).precedes(body)).isTrue();
        assertThat(body.precedes(on("a", Nature.EXPANDS))).isFalse();
        assertThat(body.precedes(on("f", Nature.EXPANDS))).isTrue();
        assertThat(body.precedes(on("a", Nature.OTHER))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Nature.class)
    void what_may_touch_anything_keeps_its_place(Nature nature) {
        assertThat(Footprint.ANYTHING.precedes(on("a", nature))).isTrue();
        assertThat(on("a", nature).precedes(Footprint.ANYTHING)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FILLS, EXPANDS, false",
        "FILLS, ADDS_RULE, true",
        "FILLS, FILLS, true",
        "FILLS, VALIDATES, true",
        "FILLS, OTHER, true",
        "FILLS_WHOLE_ROWS, EXPANDS, true",
        "VALIDATES, ADDS_RULE, false",
        "VALIDATES, FILLS, false",
        "VALIDATES, OTHER, true",
        "VALIDATES, CHANGES_ROWS, false",
        "ADDS_RULE, FILLS, true",
        "ADDS_RULE, EXPANDS, false",
        "ADDS_KEY, EXPANDS, true",
        "EXPANDS, FILLS, true",
        "ADDS_RULE, DESCRIBES, true",
        "ADDS_RULE, READS_SCHEMA, true",
        "FILLS, DESCRIBES, false",
        "FILLS, READS_SCHEMA, false",
        "VALIDATES, FINISHES, true",
        "FINISHES, EXPANDS, false",
        "FINISHES, READS_SCHEMA, true",
        "DESCRIBES, EXPANDS, false",
        "DESCRIBES, DESCRIBES, true",
        "READS_SCHEMA, EXPANDS, true",
        "CHANGES_ROWS, DESCRIBES, false",
        "OTHER, EXPANDS, true"
    })
    void order_on_the_same_table(Nature first, Nature second, boolean precedes) {
        assertThat(on("a", first).precedes(on("a", second))).isEqualTo(precedes);
    }

    @Test
    void a_name_in_another_schema_is_another_table() {
        Footprint there = Footprint.of(new TreeSet<>(List.of(TableName.of("s", "a"))), Nature.OTHER);

        assertThat(on("a", Nature.OTHER).precedes(there)).isFalse();
    }

    @Test
    void a_step_of_two_parts_is_judged_part_by_part() {
        Footprint tableAndIndex =
                on("new", Nature.EXPANDS).and(on("old", Nature.EXPANDS)).and(on("new", Nature.ADDS_RULE));

        assertThat(on("old", Nature.FILLS).precedes(tableAndIndex)).isFalse();
        assertThat(on("new", Nature.FILLS).precedes(tableAndIndex)).isTrue();
        assertThat(tableAndIndex.relations()).hasSize(2);
    }

    @Test
    void rows_of_whatever_tables_are_changed_and_read_in_order() {
        for (Nature earlier : List.of(Nature.FILLS, Nature.FILLS_WHOLE_ROWS, Nature.CHANGES_ROWS)) {
            for (Nature later : List.of(Nature.FILLS, Nature.CHANGES_ROWS, Nature.READS_ROWS)) {
                assertThat(on("orders", earlier).precedes(on("customers", later)))
                        .as("%s, %s", earlier, later)
                        .isTrue();
            }
            assertThat(on("orders", earlier).precedes(on("customers", Nature.EXPANDS)))
                    .isFalse();
        }
        assertThat(on("orders", Nature.ADDS_RULE).precedes(on("customers", Nature.CHANGES_ROWS)))
                .isFalse();
    }

    static Footprint on(String table, Nature nature) {
        return Footprint.of(new TreeSet<>(List.of(TableName.of("public", table))), nature);
    }
}
