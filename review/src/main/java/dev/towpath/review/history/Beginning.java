package dev.towpath.review.history;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.review.ReadChangeset;

/** Where a finding about a whole file stands: at its first statement, so that a comment above that can waive it. */
final class Beginning {
    private Beginning() {}

    static SourcePosition of(ReadChangeset read) {
        return read.statements().isEmpty()
                ? new SourcePosition(read.changeset().content().file(), 1, 1)
                : read.statements().getFirst().statement().at();
    }
}
