package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.model.changeset.ChangesetId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A migration, or a row without one, or both, and how it stands. At least one of the two is there. */
record Standing(@Nullable Migration migration, @Nullable HistoryRow row, State state) {
    /**
     * Flyway's order: what was installed, by rank, before what was not; what a baseline made needless before all that
     * was installed.
     */
    static final Comparator<Standing> ORDER = Standing::compare;

    @Nullable
    Version version() {
        return row != null ? row.version() : present().version();
    }

    String description() {
        return row != null ? row.description() : present().description();
    }

    RowType type() {
        return row != null ? row.type() : present().type();
    }

    ChangesetId id() {
        if (migration != null) {
            return migration.id();
        }
        RowType type = type();
        if (type == RowType.SCHEMA) {
            return ChangesetId.of("SCHEMA");
        }
        Version version = version();
        return type == RowType.BASELINE && version != null
                ? ChangesetId.of("BASELINE:" + version.canonical())
                : Migration.id(version, description(), type.baseline());
    }

    HistoryView.Entry entry() {
        return new HistoryView.Entry(id(), description(), state.display());
    }

    private Migration present() {
        if (migration == null) {
            throw new IllegalStateException("a standing has a migration or a row");
        }
        return migration;
    }

    private static int compare(Standing a, Standing b) {
        HistoryRow rowA = a.row;
        HistoryRow rowB = b.row;
        if (rowA != null && rowB != null) {
            return Integer.compare(rowA.rank(), rowB.rank());
        }
        if (rowA != null || rowB != null) {
            boolean needless = (rowA == null ? a : b).state == State.BELOW_BASELINE
                    || (rowA == null ? a : b).state == State.BASELINE_IGNORED;
            boolean installedFirst = !needless || !(rowA == null ? b : a).state.applied();
            return (rowA != null) == installedFirst ? -1 : 1;
        }
        return Migration.compare(a.version(), a.type(), a.description(), b.version(), b.type(), b.description());
    }
}
