package dev.towpath.starter.report;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.starter.render.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The line of a finding with a caret under its column, as compilers show it. */
final class SourceExcerpt {
    private static final int WIDEST = 120;
    private static final int BEFORE = 40;

    private SourceExcerpt() {}

    static List<String> lines(Sources sources, SourcePosition at) {
        Optional<String> line = sources.line(at).filter(text -> !text.isBlank());
        if (line.isEmpty()) {
            return List.of();
        }
        // A line may be megabytes long: only what is shown is looked at.
        String whole = line.get();
        int length = whole.codePointCount(0, whole.length());
        int column = Math.min(at.column() - 1, length);
        int from = column > WIDEST - BEFORE ? column - BEFORE : 0;
        int start = whole.offsetByCodePoints(0, from);
        int caret = whole.offsetByCodePoints(start, column - from);
        int end = whole.offsetByCodePoints(start, Math.min(WIDEST, length - from));
        String lead = from > 0 ? "…" : "";
        String tail = end < whole.length() ? "…" : "";
        String number = String.format(Locale.ROOT, "%5d", at.line());
        String shown = lead + Words.inPlace(whole.substring(start, end)).stripTrailing() + tail;
        int width = lead.length() + width(whole.substring(start, caret));
        return List.of(number + " | " + shown, "      | " + " ".repeat(width) + "^");
    }

    /** Columns on a terminal: letters of East Asia and pictures take two, marks over letters none. */
    private static int width(String text) {
        return text.codePoints().map(SourceExcerpt::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
