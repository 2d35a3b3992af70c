package dev.towpath.adapter.plain.convention;

import org.jspecify.annotations.Nullable;

/** Reads the files of one convention. */
interface ConventionReader {
    /** The file as the tool runs it forwards, or null when it bears no sure mark of this convention. */
    @Nullable
    Reading read(SqlFile file);
}
