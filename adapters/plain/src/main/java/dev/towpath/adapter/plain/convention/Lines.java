package dev.towpath.adapter.plain.convention;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the lines of a text. Tools find their marks by looking at lines, whatever quote or body of a function these
 * stand in, so that is done here too.
 */
final class Lines {
    /** Marks are short; a line of megabytes is none. */
    private static final int LONGEST_MARK = 4096;

    private final String text;
    private int start;
    private int end = -1;
    private int next;

    Lines(String text) {
        this.text = text;
    }

    /** Moves to the next line; false behind the last. */
    boolean next() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
        return true;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Behind its last character. */
    int end() {
        return end;
    }

    /** Where the next line begins. */
    int after() {
        return next;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds nothing but a comment, which begins anywhere in the line. */
    boolean isComment() {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return text.startsWith("--", i);
    }

    /** The match of the whole line; null when it does not match or is too long for a mark. */
    @Nullable
    Matcher matches(Pattern pattern) {
        if (end - start > LONGEST_MARK) {
            return null;
        }
        Matcher matcher = pattern.matcher(text).region(start, end);
        return matcher.matches() ? matcher : null;
    }

    /** The first line that matches, or null. */
    static @Nullable Lines first(String text, Pattern pattern) {
        Lines lines = new Lines(text);
        while (lines.next()) {
            if (lines.matches(pattern) != null) {
                return lines;
            }
        }
        return null;
    }

    /** Whether such a line stands among the comments that the file begins with. */
    static boolean heads(String text, Pattern pattern) {
        Lines lines = new Lines(text);
        while (lines.next() && (lines.isBlank() || lines.isComment())) {
            if (lines.matches(pattern) != null) {
                return true;
            }
        }
        return false;
    }
}
