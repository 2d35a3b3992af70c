package dev.towpath.starter.report;

import dev.towpath.starter.render.Words;

/** Strangers' texts inside Markdown that a forge renders. */
final class MarkdownText {
    private static final String SPECIAL = "&<>`*_[]#!|~\\@:$%\"'";
    /** What a forge turns into mentions, references and links after the text was rendered, outside of code. */
    private static final String REFERRING = "@#!~$%&";

    private static final String BREAK = "&#8203;";

    private MarkdownText() {}

    /** The text as itself, on one line: whatever Markdown, HTML or the forge would read into it is broken up. */
    static String inline(String text) {
        return escaped(text, true).replace("www.", "www." + BREAK);
    }

    /** The text in the letters of code, on one line; fit to be copied. */
    static String code(String text) {
        return "<code>" + escaped(text, false) + "</code>";
    }

    private static String escaped(String text, boolean breaks) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) < 0) {
                escaped.append(c);
            } else {
                escaped.append("&#").append((int) c).append(';');
                boolean refers = REFERRING.indexOf(c) >= 0 || text.startsWith("://", i);
                escaped.append(breaks && refers ? BREAK : "");
            }
        }
        return Words.line(escaped.toString());
    }

    /** A block of SQL whose fence is longer than any within. */
    static String block(String sql) {
        String text = Words.block(sql);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "sql\n" + text + "\n" + fence;
    }
}
