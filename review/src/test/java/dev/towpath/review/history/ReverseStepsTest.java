package dev.towpath.review.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.review.ReadChangeset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReverseStepsTest {
    private static List<String> found(ReadChangeset... changesets) {
        return ReverseSteps.of(Stream.of(changesets).toList()).stream()
                .map(finding -> finding.at().file())
                .toList();
    }

    private static ReadChangeset changeset(String file, boolean reversible, boolean repeatable) {
        SourcePosition at = new SourcePosition(file, 1, 1);
        return new ReadChangeset(
                new Changeset(
                        ChangesetId.of(file),
                        file,
                        "",
                        repeatable,
                        new ChangesetContent.SqlScript(
                                Script.verbatim(file, "x"), ChangesetContent.TransactionMode.WHOLE),
                        reversible),
                List.of(new Understanding.NotUnderstood(new Statement("x", at, null), "a test", at)));
    }

    @Test
    void the_one_without_is_found_where_most_have_one() {
        assertThat(found(changeset("1", true, false), changeset("2", false, false), changeset("3", true, false)))
                .containsExactly("2");
    }

    @Test
    void where_most_have_none_nobody_expects_one() {
        assertThat(found(changeset("1", true, false), changeset("2", false, false)))
                .isEmpty();
        assertThat(found(changeset("1", false, false))).isEmpty();
    }

    @Test
    void what_runs_again_needs_none() {
        assertThat(found(changeset("1", true, false), changeset("r", false, true)))
                .isEmpty();
    }
}
