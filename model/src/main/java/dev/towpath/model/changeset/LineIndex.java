package dev.towpath.model.changeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns offsets of one script into positions; made once per script because it reads the whole text. An answer costs a
 * search and a look at a few hundred characters, however long the line and however many the replacements.
 */
public final class LineIndex {
    /** Pairs are counted up to the start of each block of this many characters. */
    private static final int BLOCK = 512;

    private static final int MOST_LANDMARKS = 100_000;

    private final Script script;
    private final int[] lineStarts;
    /** Surrogate pairs that end before each block begins; empty when the text has none. */
    private final int[] pairsBefore;
    /** By index of the replacement: how far what follows it is shifted. */
    private final int[] shifts;

    /** The index of this script's original text. Lines end with LF, CR LF or CR. */
    public LineIndex(Script script) {
        this.script = script;
        this.lineStarts = lineStarts(script.original());
        this.pairsBefore = pairsBefore(script.original());
        this.shifts = shifts(script.replacements());
    }

    /** The position in the file of an offset in the script's text to run; an offset past the end is the end. */
    public SourcePosition at(int offset) {
        String original = script.original();
        int in = Math.clamp(originalOffset(offset), 0, original.length());
        int found = Arrays.binarySearch(lineStarts, in);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        int column = in - start - (pairs(in) - pairs(start)) + 1;
        return new SourcePosition(script.file(), line + 1, column);
    }

    /**
     * What stands elsewhere than the characters before it, between two offsets of the text to run. Of a statement with
     * very many such places only the first ones are told; those behind are then near, not exact.
     */
    public List<Statement.Landmark> landmarks(int from, int to) {
        List<Statement.Landmark> landmarks = new ArrayList<>();
        List<Script.Replacement> replacements = script.replacements();
        for (int i = firstBehind(from - 1); i < replacements.size(); i++) {
            int begin = replacements.get(i).offset();
            int end = begin + replacements.get(i).length();
            if (begin >= to || landmarks.size() >= MOST_LANDMARKS) {
                break;
            }
            if (begin < end) {
                landmarks.add(new Statement.Landmark(begin - from, at(begin), false));
            }
            landmarks.add(new Statement.Landmark(end - from, at(end), true));
        }
        return landmarks;
    }

    /** The index of the first replacement that begins behind an offset. */
    private int firstBehind(int offset) {
        List<Script.Replacement> replacements = script.replacements();
        int low = 0;
        int high = replacements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (replacements.get(middle).offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@link Script#originalOffset}, by a binary search. */
    private int originalOffset(int offset) {
        List<Script.Replacement> replacements = script.replacements();
        int low = firstBehind(offset);
        if (low == 0) {
            return offset;
        }
        Script.Replacement last = replacements.get(low - 1);
        boolean inside = offset < last.offset() + last.length();
        return inside ? last.offset() + (low == 1 ? 0 : shifts[low - 2]) : offset + shifts[low - 1];
    }

    private static int[] shifts(List<Script.Replacement> replacements) {
        int[] shifts = new int[replacements.size()];
        int shift = 0;
        for (int i = 0; i < shifts.length; i++) {
            shift += replacements.get(i).originalLength() - replacements.get(i).length();
            shifts[i] = shift;
        }
        return shifts;
    }

    /** Surrogate pairs that end before an offset. */
    private int pairs(int offset) {
        if (pairsBefore.length == 0) {
            return 0;
        }
        int block = offset / BLOCK;
        return pairsBefore[block] + pairs(script.original(), block * BLOCK, offset);
    }

    private static int[] pairsBefore(String text) {
        int[] before = new int[text.length() / BLOCK + 1];
        for (int block = 1; block < before.length; block++) {
            before[block] = before[block - 1] + pairs(text, (block - 1) * BLOCK, block * BLOCK);
        }
        boolean none = before[before.length - 1] == 0 && pairs(text, (before.length - 1) * BLOCK, text.length()) == 0;
        return none ? new int[0] : before;
    }

    private static int pairs(String text, int from, int to) {
        int pairs = 0;
        for (int i = Math.max(from, 1); i < to; i++) {
            if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
                pairs++;
            }
        }
        return pairs;
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
