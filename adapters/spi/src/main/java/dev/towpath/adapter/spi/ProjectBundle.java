package dev.towpath.adapter.spi;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A migration project as one value that can travel to a worker: files and the settings that give them meaning.
 *
 * @param tool the name of the adapter that made it and can read it
 * @param settings the tool's settings by the tool's own names, defaults left out; never a secret
 * @param files by ascending path
 */
public record ProjectBundle(String tool, SortedMap<String, String> settings, List<ProjectFile> files) {
    public ProjectBundle {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        files = List.copyOf(files);
    }
}
