package dev.towpath.model.changeset;

import java.util.Arrays;

/** Turns offsets of one script into positions; made once per script because it reads the whole text. */
public final class LineIndex {
    private final Script script;
    private final int[] lineStarts;

    /** The index of this script's original text. Lines end with LF, CR LF or CR. */
    public LineIndex(Script script) {
        this.script = script;
        this.lineStarts = lineStarts(script.original());
    }

    /** The position in the file of an offset in the script's text to run; an offset past the end is the end. */
    public SourcePosition at(int offset) {
        String original = script.original();
        int in = Math.clamp(script.originalOffset(offset), 0, original.length());
        int found = Arrays.binarySearch(lineStarts, in);
        int line = found >= 0 ? found : -found - 2;
        int column = original.codePointCount(lineStarts[line], in) + 1;
        return new SourcePosition(script.file(), line + 1, column);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }
}
