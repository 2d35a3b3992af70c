package dev.towpath.engine.postgres.sql;

/** Undoes the quotes of string constants. */
final class Texts {
    private Texts() {}

    /** The text of a constant or quoted name without its quotes; anything else as it is. */
    static String bare(String written) {
        boolean quoted = written.length() > 1 && (written.endsWith("'") || written.endsWith("\""));
        return quoted
                ? written.substring(written.indexOf(written.charAt(written.length() - 1)) + 1, written.length() - 1)
                : written;
    }

    /** The text of {@code '…'}, {@code E'…'} with plain backslash escapes, or {@code $tag$…$tag$}. */
    static String constant(String written) {
        if (written.startsWith("$")) {
            int tag = written.indexOf('$', 1) + 1;
            return written.substring(tag, written.length() - tag);
        }
        int open = written.indexOf('\'');
        String body = written.substring(open + 1, written.length() - 1).replace("''", "'");
        boolean escapes = open == 1 && (written.charAt(0) == 'e' || written.charAt(0) == 'E');
        return escapes ? body.replaceAll("\\\\(.)", "$1") : body;
    }
}
