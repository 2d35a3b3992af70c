package dev.towpath.workflow.migration;

import java.util.List;
import java.util.SortedMap;

/**
 * A migration project on its way to a worker. The paths are readable in the history; the texts are compressed, because
 * Temporal refuses payloads above 2 MB and the plan shows every statement anyway.
 *
 * @param tool the adapter that can read it
 * @param settings the tool's settings
 * @param paths the files, in order
 * @param packed base64 of the gzipped texts, in the same order
 */
public record PackedProject(String tool, SortedMap<String, String> settings, List<String> paths, String packed) {
    /** Characters of {@code packed} that still fit into one payload with everything around it. */
    public static final int LARGEST = 1_800_000;

    public PackedProject {
        paths = List.copyOf(paths);
    }
}
