package dev.towpath.starter.render;

/** Colours, or none. */
public enum Paint {
    /** With ANSI escapes. */
    COLOUR,
    /** Text alone. */
    PLAIN;

    /** The text, bold. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** The text, faint. */
    public String faint(String text) {
        return wrap("2", text);
    }

    /** The text, red. */
    public String red(String text) {
        return wrap("31", text);
    }

    /** The text, green. */
    public String green(String text) {
        return wrap("32", text);
    }

    /** The text, yellow. */
    public String yellow(String text) {
        return wrap("33", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
