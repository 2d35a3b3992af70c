package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.plain.fill.Scalar.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the characters of a YAML text again in the file. Both are walked at once: words must be equal, white space (folded
 * lines, indentation) may differ. What is spelt by escapes from there on stands where the first escape does.
 */
final class Alignment {
    private final String source;
    private final int end;
    private final boolean doublesQuotes;
    private int at;

    private Alignment(String source, int from, int end, boolean doublesQuotes) {
        this.source = source;
        this.end = end;
        this.doublesQuotes = doublesQuotes;
        this.at = from;
    }

    /**
     * The runs of a text.
     *
     * @param text without white space around it
     * @param from where the file has its first character, behind a quote or the head of a block
     * @param end behind its last character in the file
     * @param doublesQuotes whether the file has two single quotes for each
     */
    static List<Run> of(String text, String source, int from, int end, boolean doublesQuotes) {
        return new Alignment(source, from, end, doublesQuotes).runs(text);
    }

    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int done = 0;
        // Each turn takes at least one character.
        while (done < text.length()) {
            boolean space = Character.isWhitespace(text.charAt(done));
            if (!space) {
                skipSpace();
            }
            int start = at;
            int next = space ? spaceEnd(text, done) : wordEnd(text, done);
            if (space) {
                skipSpace();
            }
            if (next == done) {
                runs.add(new Run(text.substring(done), start));
                return runs;
            }
            runs.add(new Run(text.substring(done, next), start));
            done = next;
        }
        return runs;
    }

    private void skipSpace() {
        while (at < end && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private static int spaceEnd(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Behind the characters that stand in the file side by side. */
    private int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length()
                && at < end
                && !Character.isWhitespace(text.charAt(i))
                && text.charAt(i) == source.charAt(at)) {
            i++;
            at++;
            if (doublesQuotes && source.charAt(at - 1) == '\'') {
                at++;
                return i;
            }
        }
        return i;
    }
}
