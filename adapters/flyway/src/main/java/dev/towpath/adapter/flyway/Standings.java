package dev.towpath.adapter.flyway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays the history beside the migrations and says how each stands, by Flyway's own rules. Pure. */
final class Standings {
    private record Key(Version version, RowType type) {}

    /** A row and what later rows say about it. */
    private static final class Marked {
        final HistoryRow row;
        boolean deleted;
        boolean outOfOrder;

        Marked(HistoryRow row) {
            this.row = row;
        }

        boolean stands() {
            return !deleted && row.type() != RowType.DELETE;
        }
    }

    private final boolean outOfOrder;
    private final TargetVersion target;
    private final Map<Key, Migration> versioned = new HashMap<>();
    private final Map<String, Migration> repeatable = new HashMap<>();
    private final List<Marked> versionedRows = new ArrayList<>();
    private final List<Marked> repeatableRows = new ArrayList<>();
    private final Map<String, Integer> latestRank = new HashMap<>();
    private @Nullable Version lastResolved;
    private @Nullable Version lastApplied;
    private @Nullable Version appliedBaseline;
    private @Nullable Version pendingBaseline;

    private Standings(FlywaySettings settings) {
        this.outOfOrder = settings.outOfOrder();
        TargetVersion parsed = TargetVersion.parse(settings.target());
        this.target = parsed == null ? new TargetVersion(TargetVersion.Kind.LATEST, null, false) : parsed;
    }

    /** Every migration and every row, in Flyway's order. */
    static List<Standing> of(FlywaySettings settings, List<Migration> migrations, List<HistoryRow> rows) {
        Standings standings = new Standings(settings);
        migrations.forEach(standings::migration);
        rows.forEach(standings::row);
        standings.findLastApplied();
        return standings.all();
    }

    private void migration(Migration migration) {
        Version version = migration.version();
        if (version == null) {
            repeatable.put(migration.description(), migration);
        } else {
            versioned.put(new Key(version, migration.type()), migration);
            lastResolved = later(lastResolved, version);
        }
    }

    private void row(HistoryRow row) {
        Version version = row.version();
        boolean deletes = row.type() == RowType.DELETE && row.success();
        if (version == null) {
            repeatableRows.add(new Marked(row));
            if (deletes) {
                markDeleted(repeatableRows, row);
            }
            return;
        }
        if (row.type().baseline()) {
            appliedBaseline = later(appliedBaseline, version);
        }
        if (deletes) {
            markDeleted(versionedRows, row);
        } else {
            versionedRows.add(new Marked(row));
        }
    }

    /** A delete row takes back the latest row of the same migration. */
    private static void markDeleted(List<Marked> rows, HistoryRow delete) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            HistoryRow row = rows.get(i).row;
            boolean same = delete.version() == null
                    ? row.description().equals(delete.description())
                    : delete.version().equals(row.version());
            if (same && !row.type().synthetic()) {
                rows.get(i).deleted = true;
                return;
            }
        }
    }

    private void findLastApplied() {
        for (Marked marked : versionedRows) {
            Version version = marked.row.version();
            if (version == null || (lastApplied != null && version.compareTo(lastApplied) <= 0)) {
                marked.outOfOrder = true;
            } else if (marked.stands()) {
                lastApplied = version;
            }
        }
        for (Marked marked : repeatableRows) {
            if (!(marked.deleted && marked.row.type() == RowType.DELETE)) {
                latestRank.merge(marked.row.description(), marked.row.rank(), Math::max);
            }
        }
    }

    private List<Standing> all() {
        List<Standing> all = new ArrayList<>();
        Set<Migration> open = new HashSet<>(versioned.values());
        for (Marked marked : versionedRows) {
            Version version = marked.row.version();
            Migration migration = version == null ? null : versioned.get(new Key(version, marked.row.type()));
            if (migration != null && marked.stands()) {
                open.remove(migration);
            }
            all.add(new Standing(migration, marked.row, marked.deleted ? State.DELETED : applied(marked, migration)));
        }
        for (Migration migration : open) {
            if (migration.type().baseline() && migration.version() != null) {
                pendingBaseline = later(pendingBaseline, migration.version());
            }
        }
        open.forEach(migration -> all.add(new Standing(migration, null, open(migration))));
        addRepeatables(all);
        all.sort(Standing.ORDER);
        return target.kind() == TargetVersion.Kind.NEXT ? onlyNext(all) : all;
    }

    private void addRepeatables(List<Standing> all) {
        Set<Migration> open = new HashSet<>(repeatable.values());
        for (Marked marked : repeatableRows) {
            HistoryRow row = marked.row;
            Migration migration = repeatable.get(row.description());
            if (migration != null && marked.stands() && isLatest(row) && migration.madeBy(row.checksum())) {
                open.remove(migration);
            }
            all.add(new Standing(migration, row, marked.deleted ? State.DELETED : applied(marked, migration)));
        }
        open.forEach(migration -> all.add(new Standing(migration, null, State.PENDING)));
    }

    /** Versions above the first pending one are above the target then. */
    private List<Standing> onlyNext(List<Standing> all) {
        Version next = null;
        List<Standing> result = new ArrayList<>();
        for (Standing standing : all) {
            Version version = standing.version();
            boolean above = false;
            if (standing.state() == State.PENDING && version != null) {
                next = next == null ? version : next;
                above = version.compareTo(next) > 0;
            }
            result.add(above ? new Standing(standing.migration(), null, State.ABOVE_TARGET) : standing);
        }
        return result;
    }

    private State applied(Marked marked, @Nullable Migration migration) {
        HistoryRow row = marked.row;
        if (row.type() == RowType.DELETE) {
            return State.SUCCESS;
        }
        if (row.type().baseline()) {
            return baseline(row, migration);
        }
        if (migration == null && (row.version() != null || isLatest(row))) {
            return row.type() == RowType.SCHEMA ? State.SUCCESS : missing(row);
        }
        if (!row.success()) {
            return State.FAILED;
        }
        if (row.type() == RowType.SCHEMA) {
            return State.SUCCESS;
        }
        if (row.version() == null) {
            if (!isLatest(row)) {
                return State.SUPERSEDED;
            }
            return migration != null && migration.madeBy(row.checksum()) ? State.SUCCESS : State.OUTDATED;
        }
        return marked.outOfOrder ? State.OUT_OF_ORDER : State.SUCCESS;
    }

    private State baseline(HistoryRow row, @Nullable Migration migration) {
        if (row.type() == RowType.BASELINE) {
            return State.BASELINE;
        }
        if (!row.success()) {
            return State.FAILED;
        }
        return migration == null ? missing(row) : State.BASELINE;
    }

    private State missing(HistoryRow row) {
        Version version = row.version();
        boolean older = version == null || (lastResolved != null && version.compareTo(lastResolved) < 0);
        if (older) {
            return row.success() ? State.MISSING_SUCCESS : State.MISSING_FAILED;
        }
        return row.success() ? State.FUTURE_SUCCESS : State.FUTURE_FAILED;
    }

    private State open(Migration migration) {
        Version version = migration.version();
        State state = version == null ? State.PENDING : openVersion(version);
        if (!migration.type().baseline()) {
            return state;
        }
        boolean begun = appliedBaseline != null || lastApplied != null;
        if (state == State.PENDING && begun) {
            return State.IGNORED;
        }
        boolean chosen = state == State.BASELINE_IGNORED && version != null && version.equals(pendingBaseline);
        return chosen && !begun ? State.PENDING : state;
    }

    private State openVersion(Version version) {
        Version baseline = lastApplied == null ? pendingBaseline : appliedBaseline;
        if (baseline != null && version.compareTo(baseline) <= 0) {
            return version.equals(baseline) ? State.BASELINE_IGNORED : State.BELOW_BASELINE;
        }
        boolean above = switch (target.kind()) {
            case LATEST, NEXT -> false;
            case CURRENT -> lastApplied == null || version.compareTo(lastApplied) > 0;
            case VERSION -> target.version() != null && version.compareTo(target.version()) > 0;
        };
        if (above) {
            return State.ABOVE_TARGET;
        }
        return lastApplied != null && version.compareTo(lastApplied) < 0 && !outOfOrder ? State.IGNORED : State.PENDING;
    }

    private boolean isLatest(HistoryRow row) {
        Integer latest = latestRank.get(row.description());
        return latest == null || latest == row.rank();
    }

    private static Version later(@Nullable Version a, Version b) {
        return a == null || b.compareTo(a) > 0 ? b : a;
    }
}
