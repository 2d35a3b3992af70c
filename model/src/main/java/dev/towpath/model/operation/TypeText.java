package dev.towpath.model.operation;

/** The text of a column's type, as whoever compares types wants it. */
final class TypeText {
    private TypeText() {}

    /** With one blank wherever there are several, except in quotes: values of an enumeration may hold any. */
    static String of(String type) {
        StringBuilder text = new StringBuilder(Math.min(type.length(), 256));
        char quote = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
                continue;
            }
            if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            text.append(c);
        }
        return text.toString().stripTrailing();
    }
}
