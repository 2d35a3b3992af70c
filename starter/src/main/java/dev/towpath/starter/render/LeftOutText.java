package dev.towpath.starter.render;

import dev.towpath.model.changeset.Changelog.LeftOut;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says on one line which files nobody looked at, and why. */
public final class LeftOutText {
    private static final int SHOWN = 5;

    private LeftOutText() {}

    /** The line; empty when nothing was left out. */
    public static Optional<String> line(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        String shown = leftOut.stream()
                .limit(SHOWN)
                .map(left -> Words.line(left.file()) + " (" + left.why() + ")")
                .collect(Collectors.joining(", "));
        String more = leftOut.size() > SHOWN ? " and " + (leftOut.size() - SHOWN) + " more" : "";
        return Optional.of("Not reviewed: " + shown + more + ".");
    }
}
