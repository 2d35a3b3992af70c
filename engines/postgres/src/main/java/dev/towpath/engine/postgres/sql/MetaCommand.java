package dev.towpath.engine.postgres.sql;

import java.util.Set;

/** Tells the psql commands that only talk to a person from those that change what a script does. */
final class MetaCommand {
    /** They print, or choose how psql prints. {@code \restrict} frames the dumps of newer versions of pg_dump. */
    private static final Set<String> HARMLESS = Set.of(
            "?",
            "C",
            "H",
            "T",
            "a",
            "conninfo",
            "copyright",
            "echo",
            "errverbose",
            "f",
            "h",
            "help",
            "l",
            "pset",
            "qecho",
            "restrict",
            "t",
            "timing",
            "unrestrict",
            "warn",
            "x",
            "z");

    /** Variables that steer psql itself; any other could be woven into later SQL. */
    private static final Set<String> OWN_VARIABLES = Set.of(
            "ECHO",
            "ECHO_HIDDEN",
            "HIDE_TABLEAM",
            "HISTCONTROL",
            "ON_ERROR_STOP",
            "QUIET",
            "SHOW_ALL_RESULTS",
            "SHOW_CONTEXT",
            "VERBOSITY");

    private MetaCommand() {}

    /** The command's word with its backslash, for messages. */
    static String name(String line) {
        int end = 1;
        while (end < line.length() && !Lexemes.isSpace(line.charAt(end)) && line.charAt(end) != '\\') {
            end++;
        }
        return line.substring(0, end);
    }

    static boolean isHarmless(String line) {
        String command = name(line);
        String arguments = line.substring(command.length()).strip();
        // A second command, or a shell command between back quotes, may hide behind a harmless one.
        if (arguments.indexOf('\\') >= 0 || arguments.indexOf('`') >= 0) {
            return false;
        }
        String word = command.substring(1);
        if (word.equals("set") || word.equals("unset")) {
            return OWN_VARIABLES.contains(arguments.split("\\s", 2)[0]);
        }
        // \d, \dt, \d+ … list objects.
        boolean listsObjects = word.startsWith("d") && word.length() <= 5;
        return HARMLESS.contains(word) || listsObjects;
    }
}
