package dev.towpath.adapter.plain.convention;

import java.util.Set;

/** Files that are no SQL but tell whose folder it is. */
public final class Marks {
    static final String ATLAS = "atlas.sum";
    static final String DIESEL = "metadata.toml";
    static final String DRIZZLE = "meta/_journal.json";

    /** Their paths relative to the folder of the SQL files they tell about. */
    public static final Set<String> RELATIVE = Set.of(ATLAS, DIESEL, DRIZZLE);

    private Marks() {}

    /** Whether the file at this path is one. */
    public static boolean is(String path) {
        return RELATIVE.stream().anyMatch(mark -> path.equals(mark) || path.endsWith("/" + mark));
    }

    /** Whether it marks the folder of a tool that sorts files by the letters of their names. */
    public static boolean sortsByLetters(String path) {
        return path.equals(ATLAS) || path.endsWith("/" + ATLAS);
    }

    /** Whether its text matters; of the others only that they are there. */
    public static boolean isRead(String path) {
        return path.equals(DIESEL) || path.endsWith("/" + DIESEL);
    }
}
