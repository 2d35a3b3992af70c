package dev.towpath.starter.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo measured; this is its JSON. Durations are milliseconds.
 *
 * @param version of this format
 * @param failures why it is not ok, for people
 */
record DemoReport(
        int version,
        Temporal temporal,
        List<Phase> phases,
        Backfill backfill,
        Worker worker,
        Application application,
        Locks locks,
        Connections connections,
        Flyway flyway,
        List<String> failures,
        boolean ok) {

    record Temporal(String server, @Nullable String ui) {}

    record Phase(String name, long durationMs) {}

    /**
     * The big update.
     *
     * @param rowsChangedTwice rows whose counter is not 1
     * @param rowsRedoneAfterKill rows changed by committed chunks beyond the rows there are
     */
    record Backfill(long rows, long rowsPerSecond, long rowsChangedTwice, long rowsRedoneAfterKill) {}

    record Worker(int kills, long resumeMs) {}

    record Application(long operations, long errors, Latencies.Summary before, Latencies.Summary during) {}

    record Locks(long longestWait, long longestHold) {}

    record Connections(int budget, int max) {}

    record Flyway(String validate, String migrate) {}
}
