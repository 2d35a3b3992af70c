package dev.towpath.adapter.flyway;

import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One migration found in the project.
 *
 * @param type what the history table calls it
 * @param version null for a repeatable one
 * @param script what the history table's {@code script} column holds: the path below the location, or a class name
 * @param checksum null when Flyway keeps none (Java classes)
 * @param rawChecksum of a repeatable migration before placeholders were replaced, which Flyway accepts too; else null
 */
record Migration(
        RowType type,
        @Nullable Version version,
        String description,
        String script,
        @Nullable Integer checksum,
        @Nullable Integer rawChecksum,
        ChangesetContent content) {
    /** How Flyway runs pending ones: versions ascending, a baseline after its equal version, repeatables last. */
    static final Comparator<Migration> ORDER =
            (a, b) -> compare(a.version, a.type, a.description, b.version, b.type, b.description);

    ChangesetId id() {
        return id(version, description, type.baseline());
    }

    static ChangesetId id(@Nullable Version version, String description, boolean baseline) {
        if (version == null) {
            return ChangesetId.of("R:" + description);
        }
        return ChangesetId.of((baseline ? "B" : "V") + version.canonical());
    }

    Changeset changeset() {
        String sum = checksum == null ? "" : Integer.toString(checksum);
        return new Changeset(id(), description, sum, version == null, content);
    }

    /** Whether a row with this checksum was made by this text. */
    boolean madeBy(@Nullable Integer recorded) {
        if (recorded == null) {
            return checksum == null;
        }
        return recorded.equals(checksum) || recorded.equals(rawChecksum);
    }

    static int compare(
            @Nullable Version version,
            RowType type,
            String description,
            @Nullable Version otherVersion,
            RowType otherType,
            String otherDescription) {
        if (version != null && otherVersion != null) {
            int order = version.compareTo(otherVersion);
            return order != 0 ? order : Boolean.compare(type.baseline(), otherType.baseline());
        }
        if (version == null && otherVersion == null) {
            return description.compareTo(otherDescription);
        }
        return version != null ? -1 : 1;
    }
}
