package dev.towpath.engine.postgres.sql;

/** Undoes {@code U&"d\0061t\+000061"}, with another escape character when a {@code UESCAPE} clause names one. */
final class UnicodeEscapes {
    private UnicodeEscapes() {}

    static String unquotedName(String written) {
        int close = written.lastIndexOf('"');
        String rest = written.substring(close + 1).strip();
        char escape = rest.endsWith("'") && rest.length() >= 2 ? rest.charAt(rest.length() - 2) : '\\';
        return decode(written.substring(3, close).replace("\"\"", "\""), escape);
    }

    private static String decode(String text, char escape) {
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != escape) {
                decoded.append(c);
                i++;
            } else if (text.startsWith(String.valueOf(escape), i + 1)) {
                decoded.append(escape);
                i += 2;
            } else {
                boolean six = text.startsWith("+", i + 1);
                int from = i + (six ? 2 : 1);
                int to = from + (six ? 6 : 4);
                if (to > text.length()) {
                    throw new IllegalArgumentException("incomplete Unicode escape in " + text);
                }
                decoded.appendCodePoint(Integer.parseInt(text.substring(from, to), 16));
                i = to;
            }
        }
        return decoded.toString();
    }
}
