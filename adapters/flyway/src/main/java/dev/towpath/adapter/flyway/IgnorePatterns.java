package dev.towpath.adapter.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flyway's {@code ignoreMigrationPatterns}: which disagreements its validation passes over. */
final class IgnorePatterns {
    private static final Set<String> TYPES = Set.of("*", "repeatable", "versioned");
    private static final Set<String> STATES = Set.of("*", "missing", "pending", "ignored", "future");

    private record Pattern(String type, String state) {
        boolean matches(boolean versioned, State of) {
            boolean typeFits = type.equals("*") || type.equals(versioned ? "versioned" : "repeatable");
            return typeFits && (state.equals("*") || of.display().equalsIgnoreCase(state));
        }
    }

    private final List<Pattern> patterns;

    private IgnorePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** The project's, and pending migrations, as before every migrate. */
    static IgnorePatterns beforeMigrating(FlywaySettings settings) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : settings.ignoreMigrationPatterns()) {
            patterns.add(parse(text));
        }
        patterns.add(new Pattern("*", "pending"));
        return new IgnorePatterns(patterns);
    }

    boolean ignore(boolean versioned, State state) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(versioned, state));
    }

    /** Whether both versioned and repeatable migrations in this state are passed over. */
    boolean ignoreAll(State state) {
        return ignore(true, state) && ignore(false, state);
    }

    /** What is wrong with a comma-separated list of patterns, or null. */
    static @Nullable String firstBad(String list) {
        for (String text : FlywaySettings.splitList(list)) {
            Pattern pattern = parse(text);
            if (!TYPES.contains(pattern.type()) || !STATES.contains(pattern.state())) {
                return "is not a list of type:state with type *, repeatable or versioned and state *, missing, pending,"
                        + " ignored or future.";
            }
        }
        return null;
    }

    private static Pattern parse(String text) {
        int colon = text.indexOf(':');
        String type = colon < 0 ? text : text.substring(0, colon);
        String state = colon < 0 ? "" : text.substring(colon + 1);
        return new Pattern(type.strip().toLowerCase(Locale.ROOT), state.strip().toLowerCase(Locale.ROOT));
    }
}
