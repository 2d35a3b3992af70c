package dev.towpath.review.schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The words of a text, to ask whether it may be about something. Says yes rather too often: also in quotes and comments. */
public final class Mentions {
    /** What is longer holds rows, which are about nothing but their table. */
    private static final int MAX_LENGTH = 1024 * 1024;

    /** A caller with more names that are not one word takes them as mentioned, instead of searching for each. */
    public static final int MOST_SEARCHES = 100;

    private final String text;
    private final Set<String> words = new HashSet<>();

    private Mentions(String text) {
        this.text = text.substring(0, Math.min(text.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
        int end = this.text.length();
        for (int i = 0; i < end; ) {
            int begin = i;
            while (i < end && isOfWord(this.text.codePointAt(i))) {
                i += Character.charCount(this.text.codePointAt(i));
            }
            if (i > begin) {
                words.add(this.text.substring(begin, i));
            } else {
                i += Character.charCount(this.text.codePointAt(i));
            }
        }
    }

    private static boolean isOfWord(int letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
    }

    /** The words of this text. */
    public static Mentions of(String text) {
        return new Mentions(text);
    }

    /** The words, in lower case. */
    public Set<String> words() {
        return Collections.unmodifiableSet(words);
    }

    /** Whether a name is one word, so that {@link #words()} tells whether it is mentioned. */
    public static boolean isWord(String name) {
        return !name.isEmpty() && name.toLowerCase(Locale.ROOT).codePoints().allMatch(Mentions::isOfWord);
    }

    /** Whether the name stands in the text, in any case. */
    public boolean has(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return isWord(wanted) ? words.contains(wanted) : text.contains(wanted);
    }
}
