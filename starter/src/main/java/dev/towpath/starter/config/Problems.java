package dev.towpath.starter.config;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a person can mend everything at once. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    void add(String where, String what) {
        lines.add(where + ": " + what);
    }

    /** Throws when there is anything to say. */
    void raise(@Nullable Path file) {
        if (lines.isEmpty()) {
            return;
        }
        String count = lines.size() == 1 ? "1 problem" : lines.size() + " problems";
        String where = file == null ? "the configuration" : file.toString();
        throw new TowpathException(
                ErrorCode.CONFIGURATION, count + " in " + where + ":\n  - " + String.join("\n  - ", lines));
    }
}
