package dev.towpath.model.changeset;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a tool does about loners: statements that the server refuses inside a transaction, such as {@code CREATE INDEX
 * CONCURRENTLY}.
 *
 * @param handling what becomes of the script
 * @param heads the first words by which the tool knows a loner, in upper case with single spaces; a loner of the server's
 *     that is not among them goes unnoticed, and fails
 */
public record Loners(Handling handling, List<String> heads) {
    /** The tool does not look: a loner in a transaction fails. */
    public static final Loners UNNOTICED = new Loners(Handling.FAILS, List.of());

    /** Enough of a statement to hold its first words, with a comment between them. */
    private static final int HEAD = 500;

    private static final Pattern FILLER = Pattern.compile("(?s)(?:\\s|--[^\\n\\r]*|/\\*.*?\\*/)+");

    public Loners {
        heads = List.copyOf(heads);
    }

    /** What becomes of a script with a loner. */
    public enum Handling {
        /** It is sent in the transaction like any other, and the server refuses it. */
        FAILS,
        /** A script of loners only runs without a transaction; one that mixes them with others is refused by the tool. */
        APART,
        /** One loner is enough for the whole script to run without a transaction. */
        FREES_ALL
    }

    /** Whether the tool sees that this statement, which begins with its first word, is a loner. */
    public boolean notices(String sql) {
        if (heads.isEmpty()) {
            return false;
        }
        String head = FILLER.matcher(sql.substring(0, Math.min(sql.length(), HEAD)))
                        .replaceAll(" ")
                        .toUpperCase(Locale.ROOT)
                + " ";
        return heads.stream().anyMatch(known -> head.startsWith(known + " "));
    }
}
