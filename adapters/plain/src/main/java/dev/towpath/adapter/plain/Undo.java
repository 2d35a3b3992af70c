package dev.towpath.adapter.plain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells files that take a migration back from those that go forwards. Looks at names only. */
final class Undo {
    private static final String WORD = "(?:down|undo|rollback|revert)";
    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?(?:down|undo|rollbacks?|reverts?)/.*");
    /** {@code down.sql}, {@code 1_a.down.sql}, and Flyway's {@code U1__a.sql}. */
    private static final Pattern NAME = Pattern.compile("(?:.*\\.)?" + WORD + "\\.sql|u[0-9][0-9._]*__.*\\.sql");
    /** {@code 1_shut_down.sql} goes forwards; {@code 1_a_down.sql} only beside {@code 1_a.sql} or {@code 1_a_up.sql}. */
    private static final Pattern BESIDE = Pattern.compile("(.*)[_-]" + WORD + "\\.sql");

    private Undo() {}

    /**
     * Whether this file undoes.
     *
     * @param path in the project
     * @param all every path of the project, in lower case
     */
    static boolean is(String path, Set<String> all) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        if (NAME.matcher(name).matches() || FOLDER.matcher(lower).matches()) {
            return true;
        }
        Matcher beside = BESIDE.matcher(lower);
        if (!beside.matches()) {
            return false;
        }
        String stem = beside.group(1);
        return all.contains(stem + ".sql") || all.contains(stem + "_up.sql") || all.contains(stem + "-up.sql");
    }
}
