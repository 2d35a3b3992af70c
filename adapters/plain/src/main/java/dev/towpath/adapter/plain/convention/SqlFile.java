package dev.towpath.adapter.plain.convention;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One SQL file and what stands around it.
 *
 * @param path relative to the project folder, with forward slashes
 * @param text without a byte-order mark
 * @param marks the texts of the project's {@link Marks files that mark a tool}, by their paths
 * @param engine the name of the engine that is the target
 */
public record SqlFile(String path, String text, Map<String, String> marks, String engine) {
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name of the folder it stands in; empty when that is the project folder. */
    String folder() {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** The text of a mark, by its path relative to this file's folder; null when there is none. */
    @Nullable
    String mark(String relative) {
        return marks.get(path.substring(0, path.lastIndexOf('/') + 1) + relative);
    }
}
