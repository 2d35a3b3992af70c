package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names and texts as PostgreSQL writes, folds and shortens them. */
public final class PostgresNames {
    /** The longest name the server keeps, in bytes of UTF-8. */
    public static final int MAX_BYTES = 63;

    private PostgresNames() {}

    /** The name as it must be written in SQL: quoted unless it is plain lower case and not a reserved word. */
    public static String quote(String name) {
        return isPlain(name) && !ReservedWords.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name with its schema, each part quoted when it must be. */
    public static String quote(TableName name) {
        String schema = name.schema();
        return schema == null ? quote(name.name()) : quote(schema) + "." + quote(name.name());
    }

    /** The column's name, quoted when it must be. */
    public static String quote(ColumnName column) {
        return quote(column.value());
    }

    /**
     * The text as a string constant. A text with a backslash becomes an {@code E''} constant, which means the same
     * whatever {@code standard_conforming_strings} is.
     */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /**
     * The name the server makes of what a statement wrote: unquoted letters in lower case, quotes undone, cut to 63
     * bytes. Only ASCII letters are folded, as the server does in UTF-8 databases.
     *
     * @throws IllegalArgumentException when a quoted name holds an invalid Unicode escape
     */
    public static String fold(String written) {
        if (written.startsWith("\"")) {
            return truncate(unquote(written));
        }
        if (written.regionMatches(true, 0, "U&\"", 0, 3)) {
            return truncate(UnicodeEscapes.unquotedName(written));
        }
        return truncate(lower(written));
    }

    /** Whether the server cuts a name that a statement wrote. */
    static boolean isCut(String written) {
        boolean mayBe = written.length() > MAX_BYTES / 4;
        return mayBe && bytes(written.startsWith("\"") ? unquote(written) : written) > MAX_BYTES;
    }

    private static String unquote(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    /**
     * The name the server gives to an index or constraint that has none: parts joined by underscores, the longer one of
     * the first two shortened until the whole fits into 63 bytes. Making it unique is the caller's part.
     *
     * @param name1 usually the table
     * @param name2 usually the columns joined by underscores, or null
     * @param label the kind, for example {@code idx}, {@code key}, {@code fkey}, {@code check}, or null
     */
    public static String makeObjectName(String name1, @Nullable String name2, @Nullable String label) {
        int available = MAX_BYTES - (name2 == null ? 0 : 1) - (label == null ? 0 : bytes(label) + 1);
        int first = bytes(name1);
        int second = name2 == null ? 0 : bytes(name2);
        while (first + second > available) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        StringBuilder made = new StringBuilder(clip(name1, first));
        if (name2 != null) {
            made.append('_').append(clip(name2, second));
        }
        if (label != null) {
            made.append('_').append(label);
        }
        return made.toString();
    }

    /** The name cut to 63 bytes, never inside a character. */
    public static String truncate(String name) {
        return clip(name, MAX_BYTES);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String lower(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String clip(String text, int maxBytes) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            used += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (used > maxBytes) {
                return text.substring(0, at);
            }
            at += Character.charCount(codePoint);
        }
        return text;
    }
}
