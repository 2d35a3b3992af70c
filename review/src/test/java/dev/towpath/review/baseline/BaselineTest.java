package dev.towpath.review.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
    @Test
    void a_finding_that_moved_within_its_file_or_to_another_is_known() {
        Baseline baseline = Baseline.of(List.of(finding("V1.sql", 1, "DROP TABLE a")));

        assertThat(baseline.split(List.of(finding("V1.sql", 9, "drop table a"))).open())
                .isEmpty();
        assertThat(baseline.split(List.of(finding("V2.sql", 1, "DROP TABLE a"))).open())
                .isEmpty();
        assertThat(baseline.split(List.of(finding("V1.sql", 1, "DROP TABLE b"))).open())
                .hasSize(1);
    }

    @Test
    void equal_statements_are_counted_so_that_a_third_one_is_new() {
        Finding first = finding("V1.sql", 1, "DROP TABLE a");
        Finding copy = finding("V0.sql", 1, "DROP TABLE a");
        Finding second = finding("V2.sql", 1, "DROP TABLE a");
        Baseline baseline = Baseline.of(List.of(first, second));

        Baseline.Split split = baseline.split(List.of(copy, first, second));

        assertThat(split.open()).containsExactly(copy);
        assertThat(split.known()).containsExactly(first, second);
        assertThat(split.stale()).isZero();
    }

    @Test
    void entries_whose_finding_is_gone_are_counted() {
        Baseline baseline =
                Baseline.of(List.of(finding("V1.sql", 1, "DROP TABLE a"), finding("V1.sql", 2, "DROP TABLE b")));

        assertThat(baseline.split(List.of(finding("V1.sql", 5, "DROP TABLE b"))).stale())
                .isEqualTo(1);
    }

    @Test
    void entries_are_sorted_for_the_reader() {
        Baseline baseline =
                Baseline.of(List.of(finding("V2.sql", 1, "a"), finding("V1.sql", 10, "a"), finding("V1.sql", 9, "b")));

        assertThat(baseline.entries())
                .extracting(entry -> entry.file() + ":" + entry.line())
                .containsExactly("V1.sql:9", "V1.sql:10", "V2.sql:1");
    }

    private static Finding finding(String file, int line, String sql) {
        return Finding.of("destructive", Severity.WARNING, "m", "a", new SourcePosition(file, line, 1), sql);
    }
}
