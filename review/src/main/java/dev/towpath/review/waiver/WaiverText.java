package dev.towpath.review.waiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of one waiver comment: {@code towpath:ignore rule-id[, rule-id] reason="…" owner="…" until=2027-01-31}, or
 * {@code towpath:ignore-file …}.
 *
 * @param wholeFile whether it is about the whole file
 * @param rules the ids, as written
 * @param mistake what cannot be read, as a sentence; null when all could
 */
record WaiverText(
        boolean wholeFile,
        List<String> rules,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable LocalDate until,
        @Nullable String mistake) {
    private static final Pattern BEGIN = Pattern.compile("^[\\s*-]*towpath:(ignore-file|ignore)(?![\\w-])");
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    /** Gives nothing back that it took: a comment may hold megabytes of blanks. */
    private static final Pattern WORD = Pattern.compile("\\s*+(?:,\\s*+)?+(?:([A-Za-z][A-Za-z-]*+)\\s*+=\\s*+"
            + "(?:\"([^\"]*)\"|'([^']*)'|([^\\s,\"']+))|([^\\s,=]+))");

    WaiverText {
        rules = List.copyOf(rules);
    }

    /**
     * The waiver in a comment, or empty when the comment is about something else.
     *
     * @param comment without its delimiters
     */
    static Optional<WaiverText> in(String comment) {
        Matcher begin = BEGIN.matcher(comment);
        return begin.find()
                ? Optional.of(new Reading().of(begin.group(1).equals("ignore-file"), comment.substring(begin.end())))
                : Optional.empty();
    }

    /** Reads word by word; the first mistake is kept, the rest is read all the same. */
    private static final class Reading {
        private final List<String> rules = new ArrayList<>();
        private @Nullable String reason;
        private @Nullable String owner;
        private @Nullable LocalDate until;
        private @Nullable String mistake;

        WaiverText of(boolean wholeFile, String words) {
            Matcher word = WORD.matcher(words.strip());
            int at = 0;
            while (word.lookingAt()) { // Each turn consumes a word at least.
                String key = word.group(1);
                if (key == null) {
                    rule(word.group(5));
                } else {
                    value(key, first(word.group(2), word.group(3), word.group(4)));
                }
                at = word.end();
                word.region(at, word.regionEnd());
            }
            if (!words.strip().substring(at).isBlank()) {
                note("a value is missing, or its quote does not end on the same line");
            } else if (rules.isEmpty()) {
                note("it names no rule");
            }
            return new WaiverText(wholeFile, rules, reason, owner, until, mistake);
        }

        private static String first(@Nullable String... groups) {
            for (String group : groups) {
                if (group != null) {
                    return group.strip();
                }
            }
            return "";
        }

        private void rule(String word) {
            if (!RULE.matcher(word).matches()) {
                note("\"" + word + "\" is no rule's id");
            } else if (!rules.contains(word)) {
                rules.add(word);
            }
        }

        private void value(String key, String value) {
            switch (key) {
                case "reason" -> reason = value.isEmpty() ? null : value;
                case "owner" -> owner = value.isEmpty() ? null : value;
                case "until" -> until = date(value);
                default -> note("\"" + key + "\" is none of reason, owner and until");
            }
        }

        private @Nullable LocalDate date(String value) {
            Optional<LocalDate> date = WaiverDates.parse(value);
            if (date.isEmpty()) {
                note("until=" + value + " is not a date such as 2027-01-31");
            }
            return date.orElse(null);
        }

        private void note(String what) {
            mistake = mistake == null ? what : mistake;
        }
    }
}
