package dev.towpath.engine.postgres.server;

import dev.towpath.model.throttle.ReplicaReading.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a position that only grows (of the log, or the next transaction number) was where. Tells how long something has
 * been behind from positions alone, so that what stands still is seen even when its own words about itself stand still
 * too. Times are {@link System#nanoTime()}.
 *
 * <p>Keeps a bounded number of looks: when they become too many, every other one is forgotten, so that the history grows
 * coarser and not shorter. What is left bounds the same things, only less tightly.
 */
final class PositionHistory {
    private static final int MOST = 512;
    /** A rate over less would jump with every look; over more it would be late. */
    private static final Duration RATE = Duration.ofSeconds(5);

    private static final Duration SHORTEST_RATE = Duration.ofMillis(500);

    private final List<Look> looks = new ArrayList<>();

    private record Look(long at, long position) {}

    /** Notes a position. One that lies before the last belongs to another history, which begins here. */
    synchronized void add(long at, long position) {
        if (!looks.isEmpty() && position < looks.getLast().position()) {
            looks.clear();
        }
        if (looks.size() >= MOST) {
            for (int i = looks.size() - 2; i > 0; i -= 2) {
                looks.remove(i);
            }
        }
        looks.add(new Look(at, position));
    }

    /** Whether nothing was noted yet. */
    synchronized boolean isEmpty() {
        return looks.isEmpty();
    }

    /** For how long at least the position has been beyond this one; zero when it is not, or was not before now. */
    synchronized Duration atLeastBehind(long position, long now) {
        for (Look look : looks) {
            if (look.position() > position) {
                return Duration.ofNanos(now - look.at());
            }
        }
        return Duration.ZERO;
    }

    /** For how long at most the position has been beyond this one; empty when it was at every look. */
    synchronized Optional<Duration> atMostBehind(long position, long now) {
        for (Look look : looks.reversed()) {
            if (look.position() <= position) {
                return Optional.of(Duration.ofNanos(now - look.at()));
            }
        }
        return Optional.empty();
    }

    /**
     * How far somebody who has come to this position is behind.
     *
     * @param told what it says itself, or null; believed within what was seen
     */
    synchronized Lag lag(long position, @Nullable Duration told, long now) {
        long bytes = looks.isEmpty() ? 0 : looks.getLast().position() - position;
        if (bytes <= 0) {
            return new Lag(Duration.ZERO, 0);
        }
        Duration least = atLeastBehind(position, now);
        Duration time = told == null || told.compareTo(least) < 0 ? least : told;
        Duration most = atMostBehind(position, now).orElse(time);
        return new Lag(time.compareTo(most) > 0 ? most : time, bytes);
    }

    /** Growth per second over the last seconds; empty when they were too few. */
    synchronized Optional<Long> perSecond() {
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        Look last = looks.getLast();
        Look first = last;
        for (Look look : looks.reversed()) {
            first = look;
            if (last.at() - look.at() >= RATE.toNanos()) {
                break;
            }
        }
        long nanos = last.at() - first.at();
        return nanos < SHORTEST_RATE.toNanos()
                ? Optional.empty()
                : Optional.of((long) ((last.position() - first.position()) * 1e9 / nanos));
    }
}
