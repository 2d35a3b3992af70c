package dev.towpath.activity.throttle;

import dev.towpath.model.throttle.Measured;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How long the newest durable commits waited for the disk. The middle one counts, so that one slow commit stops nobody;
 * what is old is forgotten, so that a fill that stands still for it tries again.
 */
final class CommitTimes {
    private static final int NEWEST = 5;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Deque<Commit> commits = new ArrayDeque<>();

    private record Commit(long at, Duration waited) {}

    synchronized void add(Duration waited, long now) {
        commits.addLast(new Commit(now, waited));
        if (commits.size() > NEWEST) {
            commits.removeFirst();
        }
    }

    synchronized Measured<Duration> latency(long now) {
        commits.removeIf(commit -> now - commit.at() > KEPT.toNanos());
        List<Duration> waits = commits.stream().map(Commit::waited).sorted().toList();
        return waits.isEmpty() ? Measured.notHere() : Measured.of(waits.get((waits.size() - 1) / 2));
    }
}
