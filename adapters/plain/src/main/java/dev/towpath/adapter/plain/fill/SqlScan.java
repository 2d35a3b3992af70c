package dev.towpath.adapter.plain.fill;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a piece of SQL only as far as quotes, brackets and words, to find out whether it could reach out of the place
 * it is put into. Refuses more than it must: comments, for example, which YAML has of its own.
 */
final class SqlScan {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern LINE_WORD = Pattern.compile("(?im)^\\s*delimiter\\b");

    private final String sql;
    private final boolean mysql;
    private final Deque<Character> open = new ArrayDeque<>();
    private final Set<String> words = new TreeSet<>();
    private String lastWord = "";
    private boolean comma;
    private @Nullable String flaw;
    private int at;

    private SqlScan(String sql, String engine) {
        this.sql = sql;
        this.mysql = engine.equals("mysql");
    }

    /** Looks at the whole text. */
    static SqlScan of(String sql, String engine) {
        SqlScan scan = new SqlScan(sql, engine);
        // Each turn takes at least one character.
        while (scan.flaw == null && scan.at < sql.length()) {
            scan.step();
        }
        if (scan.flaw == null && !scan.open.isEmpty()) {
            scan.flaw = "opens " + scan.open.peek() + " and does not close it";
        }
        if (scan.flaw == null && scan.mysql && LINE_WORD.matcher(sql).find()) {
            scan.flaw = "has a line that begins with DELIMITER, which MySQL's client would obey";
        }
        return scan;
    }

    /** How it reaches out of its place, as the rest of a sentence about it; null when it does not. */
    @Nullable
    String flaw() {
        return flaw;
    }

    /** Whether a comma stands outside of all brackets. */
    boolean hasComma() {
        return comma;
    }

    /** The words outside of all brackets and quotes, in capitals, each alone and behind the one before it. */
    Set<String> words() {
        return words;
    }

    private void step() {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at) || sql.startsWith("/*", at) || (mysql && c == '#')) {
            flaw = "holds a SQL comment; write it as a YAML comment (#), outside of the SQL";
            return;
        }
        switch (c) {
            case '\'' -> quoted(c, mysql || isEscapeString());
            case '"' -> quoted(c, mysql);
            case '`' -> quoted(c, false);
            case ';' -> flaw = "holds a semicolon; a fill is one statement, so write a file for each";
            case '\\' -> flaw = "holds a backslash outside of quotes, which no SQL has";
            case '(', '[' -> {
                open.push(c);
                at++;
            }
            case ')', ']' -> close(c);
            case '$' -> dollar();
            case ',' -> {
                comma |= open.isEmpty();
                at++;
            }
            default -> word();
        }
    }

    private void word() {
        Matcher word = WORD.matcher(sql).region(at, sql.length());
        if (!word.lookingAt()) {
            lastWord = Character.isWhitespace(sql.charAt(at)) ? lastWord : "";
            at++;
            return;
        }
        at = word.end();
        boolean prefix = at < sql.length() && sql.charAt(at) == '\'';
        if (open.isEmpty() && !prefix) {
            String upper = word.group().toUpperCase(Locale.ROOT);
            words.add(upper);
            words.add(lastWord + " " + upper);
            lastWord = upper;
        }
    }

    private void close(char c) {
        Character opened = open.poll();
        if (opened == null) {
            flaw = "closes " + c + " that it did not open";
        } else if ((c == ')') != (opened == '(')) {
            flaw = "closes " + opened + " with " + c;
        }
        at++;
    }

    /** {@code E'…'}, in which a backslash takes the next character along. */
    private boolean isEscapeString() {
        return at > 0
                && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E')
                && (at == 1 || !isWordPart(sql.charAt(at - 2)));
    }

    private void quoted(char quote, boolean escapes) {
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                // A doubled quote opens again at once, which comes to the same.
                boolean doubled = i + 1 < sql.length() && sql.charAt(i + 1) == quote;
                if (!doubled) {
                    at = i + 1;
                    return;
                }
                i++;
            }
            i++;
        }
        flaw = "opens " + quote + " and does not close it";
    }

    private void dollar() {
        Matcher tag = DOLLAR.matcher(sql).region(at, sql.length());
        if (mysql || !tag.lookingAt() || (at > 0 && isWordPart(sql.charAt(at - 1)))) {
            at++;
            return;
        }
        int close = sql.indexOf(tag.group(), tag.end());
        if (close < 0) {
            flaw = "opens " + tag.group() + " and does not close it";
        } else {
            at = close + tag.group().length();
        }
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
