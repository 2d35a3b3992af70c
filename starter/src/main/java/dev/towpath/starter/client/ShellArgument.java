package dev.towpath.starter.client;

/** Texts as one argument of a shell, for commands that people copy: ids may hold spaces. */
public final class ShellArgument {
    private ShellArgument() {}

    /** The text, in quotes where a shell needs them. */
    public static String of(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
