package dev.towpath.review.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.review.ReadChangeset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryReviewTest {
    private static List<String> found(Map<String, FileChange> changes, String... files) {
        List<ReadChangeset> changesets =
                Stream.of(files).map(HistoryReviewTest::changeset).toList();
        return HistoryReview.of(changesets, file -> changes.getOrDefault(file, FileChange.NONE)).stream()
                .map(finding -> finding.rule() + " " + finding.at().file())
                .toList();
    }

    private static ReadChangeset changeset(String file) {
        return new ReadChangeset(
                new Changeset(
                        ChangesetId.of(file),
                        file,
                        "",
                        file.startsWith("R__"),
                        new ChangesetContent.SqlScript(
                                Script.verbatim(file, ""), ChangesetContent.TransactionMode.WHOLE)),
                List.of());
    }

    @Test
    void a_new_file_before_an_old_one_is_out_of_order() {
        assertThat(found(Map.of("db/V2__b.sql", FileChange.ADDED), "db/V1__a.sql", "db/V2__b.sql", "db/V3__c.sql"))
                .containsExactly("history-nonlinear db/V2__b.sql");
        assertThat(found(
                        Map.of("db/V2__b.sql", FileChange.ADDED, "db/V3__c.sql", FileChange.ADDED),
                        "db/V1__a.sql",
                        "db/V2__b.sql",
                        "db/V3__c.sql"))
                .isEmpty();
        assertThat(found(
                        Map.of("2024_b/migration.sql", FileChange.ADDED), "2024_b/migration.sql", "2025/migration.sql"))
                .hasSize(1);
    }

    @Test
    void an_edited_file_may_have_run_and_was_there() {
        assertThat(found(Map.of("1_a.sql", FileChange.ADDED, "2_b.sql", FileChange.EDITED), "1_a.sql", "2_b.sql"))
                .containsExactly("history-nonlinear 1_a.sql", "chain-conflict 2_b.sql");
    }

    @Test
    void what_runs_again_whenever_it_changed_or_has_no_number_has_no_place_to_lose() {
        Map<String, FileChange> changes =
                Map.of("R__view.sql", FileChange.EDITED, "views/a.sql", FileChange.EDITED, "b.sql", FileChange.ADDED);
        assertThat(found(changes, "views/a.sql", "b.sql", "c.sql", "R__view.sql"))
                .isEmpty();
    }
}
