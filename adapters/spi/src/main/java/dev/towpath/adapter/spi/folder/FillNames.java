package dev.towpath.adapter.spi.folder;

import java.util.Locale;

/** The names of fills written in YAML, which every tool must know, if only to say that they are not its own. */
public final class FillNames {
    private FillNames() {}

    /** Whether a file is a fill, by its name. */
    public static boolean is(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".fill.yaml") || name.endsWith(".fill.yml");
    }
}
