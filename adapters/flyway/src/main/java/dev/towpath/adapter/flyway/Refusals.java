package dev.towpath.adapter.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why Flyway would not migrate: what its validation finds, and failed rows. In Towpath's words, with a remedy. */
final class Refusals {
    private final FlywaySettings settings;
    private final IgnorePatterns patterns;
    private final @Nullable Version baseline;

    private Refusals(FlywaySettings settings, @Nullable Version baseline) {
        this.settings = settings;
        this.patterns = IgnorePatterns.beforeMigrating(settings);
        this.baseline = baseline;
    }

    static List<String> of(FlywaySettings settings, List<Standing> standings) {
        Version baseline = null;
        for (Standing standing : standings) {
            Version version = standing.version();
            boolean is = standing.row() != null && standing.type().baseline();
            if (is && version != null && (baseline == null || version.compareTo(baseline) > 0)) {
                baseline = version;
            }
        }
        return new Refusals(settings, baseline).all(standings);
    }

    private List<String> all(List<Standing> standings) {
        List<String> problems = new ArrayList<>();
        for (Standing standing : standings) {
            String problem = problem(standing);
            if (problem != null) {
                problems.add(problem);
            }
        }
        TargetVersion target = TargetVersion.parse(settings.target());
        if (target != null
                && target.mustExist()
                && standings.stream().noneMatch(standing -> Objects.equals(standing.version(), target.version()))) {
            problems.add("No migration has the target version " + target.version() + ". Correct target, or write it as "
                    + target.version() + "?.");
        }
        return problems;
    }

    private @Nullable String problem(Standing standing) {
        if (standing.state().failed()) {
            return failed(standing);
        }
        boolean versioned = standing.version() != null;
        if (!settings.validateOnMigrate() || patterns.ignore(versioned, standing.state())) {
            return null;
        }
        return switch (standing.state()) {
            case MISSING_SUCCESS, FUTURE_SUCCESS -> missing(standing);
            case IGNORED -> ignored(standing);
            case SUCCESS, OUT_OF_ORDER, BASELINE -> mismatch(standing);
            case PENDING, ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED, OUTDATED, SUPERSEDED, DELETED -> null;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> null;
        };
    }

    private @Nullable String failed(Standing standing) {
        if (standing.state() == State.FUTURE_FAILED && patterns.ignoreAll(State.FUTURE_SUCCESS)) {
            return null;
        }
        return "The history says that " + name(standing) + " failed. Undo by hand what it left behind, then run flyway"
                + " repair.";
    }

    private @Nullable String missing(Standing standing) {
        State state = standing.state();
        if (standing.type().synthetic() || patterns.ignoreAll(state)) {
            return null;
        }
        return "The history lists " + name(standing) + " (" + scriptOf(standing) + "), but its file is gone. Bring the"
                + " file back, or run flyway repair to mark it as deleted.";
    }

    private @Nullable String ignored(Standing standing) {
        if (standing.type().baseline() || patterns.ignoreAll(State.IGNORED)) {
            return null;
        }
        return name(standing) + " was never applied, and later versions were. Give it a new version, or set"
                + " outOfOrder=true to apply it now.";
    }

    private @Nullable String mismatch(Standing standing) {
        Migration migration = standing.migration();
        HistoryRow row = standing.row();
        if (migration == null || row == null || row.type() == RowType.DELETE) {
            return null;
        }
        Version version = row.version();
        if (version != null && baseline != null && version.compareTo(baseline) <= 0) {
            return null;
        }
        Integer recorded = row.checksum();
        Integer present = migration.checksum();
        if (recorded != null && present != null && !recorded.equals(present)) {
            return migration.content().file() + " was edited after it was applied: its checksum is " + present
                    + ", the history has " + recorded + ". Restore the file and put the change into a new migration, or"
                    + " run flyway repair to accept the edit.";
        }
        if (!HistoryRow.shortDescription(migration.description()).equals(row.description())) {
            return migration.content().file() + " was renamed after it was applied: its description is '"
                    + migration.description() + "', the history has '" + row.description()
                    + "'. Restore the name, or run flyway repair to accept it.";
        }
        return null;
    }

    private static String name(Standing standing) {
        Version version = standing.version();
        return version == null
                ? "repeatable migration '" + standing.description() + "'"
                : "version " + version + " (" + standing.description() + ")";
    }

    private static String scriptOf(Standing standing) {
        HistoryRow row = standing.row();
        return row == null ? "" : row.script();
    }
}
