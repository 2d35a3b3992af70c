package dev.towpath.review.rule.table;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a partition, as far as their text tells.
 *
 * @param strategy the partition key's strategy that such bounds fit, or null for the default partition
 */
record Bound(String text, @Nullable String strategy) {
    private static final Pattern KEY =
            Pattern.compile("(?is)^\\s*(RANGE|LIST)\\s*\\(\\s*(\"[^\"]+\"|\\w+)\\s*\\)\\s*$");
    private static final Pattern FROM_TO =
            Pattern.compile("(?is)\\bFROM\\s*\\(\\s*([^(),]+?)\\s*\\)\\s*TO\\s*\\(\\s*([^(),]+?)\\s*\\)");
    private static final Pattern IN = Pattern.compile("(?is)\\bIN\\s*\\((.*)\\)\\s*$");
    private static final Pattern DATE = Pattern.compile("'\\d{4}-\\d{2}-\\d{2}'");
    private static final Pattern NUMBER = Pattern.compile("'?(-?\\d{1,18})'?");

    static @Nullable Bound of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        String strategy = FROM_TO.matcher(text).find() || upper.contains(" FROM")
                ? "RANGE"
                : upper.contains("MODULUS") ? "HASH" : IN.matcher(text).find() ? "LIST" : null;
        return new Bound(text.strip(), strategy);
    }

    boolean isDefault() {
        return text.equalsIgnoreCase("DEFAULT");
    }

    /** Whether both texts say the same, but for space and case. */
    boolean says(@Nullable String other) {
        return other != null && says(text, other);
    }

    /** Most bounds differ soon, and a table may have thousands: the rest is not looked at. */
    private static boolean says(String one, String other) {
        int i = behindBlanks(one, 0);
        int j = behindBlanks(other, 0);
        while (i < one.length() && j < other.length()) {
            if (Character.toUpperCase(one.charAt(i)) != Character.toUpperCase(other.charAt(j))) {
                return false;
            }
            i = behindBlanks(one, i + 1);
            j = behindBlanks(other, j + 1);
        }
        return i >= one.length() && j >= other.length();
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a range ends before it begins. Says no where nobody can tell. */
    boolean isEmptyRange() {
        Matcher range = FROM_TO.matcher(text);
        if (!range.find()) {
            return false;
        }
        String from = range.group(1);
        String to = range.group(2);
        if (DATE.matcher(from).matches() && DATE.matcher(to).matches()) {
            return from.compareTo(to) >= 0;
        }
        Matcher first = NUMBER.matcher(from);
        Matcher last = NUMBER.matcher(to);
        return first.matches() && last.matches() && Long.parseLong(first.group(1)) >= Long.parseLong(last.group(1));
    }

    /** What holds for each row within these bounds, or null when the key is not one plain column. */
    @Nullable
    String condition(@Nullable String key) {
        Matcher column = KEY.matcher(key == null ? "" : key);
        if (!column.matches() || strategy == null || !strategy.equalsIgnoreCase(column.group(1))) {
            return null;
        }
        String name = column.group(2);
        Matcher range = FROM_TO.matcher(text);
        if (range.find()) {
            String lower = range.group(1).equalsIgnoreCase("MINVALUE") ? "" : " AND " + name + " >= " + range.group(1);
            String upper = range.group(2).equalsIgnoreCase("MAXVALUE") ? "" : " AND " + name + " < " + range.group(2);
            return name + " IS NOT NULL" + lower + upper;
        }
        Matcher list = IN.matcher(text);
        boolean plain = list.find() && !list.group(1).toUpperCase(Locale.ROOT).contains("NULL");
        return plain
                ? name + " IS NOT NULL AND " + name + " IN (" + list.group(1).strip() + ")"
                : null;
    }
}
