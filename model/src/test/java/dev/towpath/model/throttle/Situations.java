package dev.towpath.model.throttle;

import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.ReplicaReading.Lag;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Quiet situations, but for one thing. */
final class Situations {
    static final TableName TABLE = TableName.of("public", "orders");

    static final SessionReading IDLE = new SessionReading(0, 0, Measured.of(0), Measured.notHere(), 100, 10);

    static final LoadReading QUIET =
            new LoadReading(List.of(), List.of(), Measured.notHere(), Measured.notHere(), IDLE, Set.of(), List.of());

    private Situations() {}

    static Situation quiet() {
        return of(QUIET);
    }

    static Situation of(LoadReading reading) {
        return new Situation(TABLE, Measured.of(reading), List.of(), List.of(), Measured.notHere(), Measured.notHere());
    }

    static Situation replicas(ReplicaReading... replicas) {
        return of(new LoadReading(
                List.of(replicas), List.of(), Measured.notHere(), Measured.notHere(), IDLE, Set.of(), List.of()));
    }

    static Situation asked(Situation now, ReplicaReading... replicas) {
        return new Situation(
                now.table(), now.server(), List.of(replicas), now.probes(), now.cores(), now.commitLatency());
    }

    static ReplicaReading behind(String name, Duration time, long bytes) {
        return new ReplicaReading(name, Measured.of(new Lag(time, bytes)));
    }

    static ReplicaReading silent(String name, String why) {
        return new ReplicaReading(name, Measured.unknown(why));
    }

    static Situation slot(long kept, @Nullable Long spare) {
        return of(new LoadReading(
                List.of(),
                List.of(new SlotReading("cdc", kept, spare)),
                Measured.notHere(),
                Measured.notHere(),
                IDLE,
                Set.of(),
                List.of()));
    }

    static Situation log(Measured<Long> rate, Measured<ArchiveReading> archive) {
        return of(new LoadReading(List.of(), List.of(), rate, archive, IDLE, Set.of(), List.of()));
    }

    static Situation sessions(UnaryOperator<SessionReading> change) {
        return of(new LoadReading(
                List.of(), List.of(), Measured.notHere(), Measured.notHere(), change.apply(IDLE), Set.of(), List.of()));
    }

    static Situation blocked(int blocked, int byUs) {
        return sessions(idle -> new SessionReading(blocked, byUs, idle.active(), idle.oldest(), 100, 10));
    }

    static Situation active(Measured<Integer> active, Measured<Integer> cores) {
        Situation now = sessions(idle -> new SessionReading(0, 0, active, idle.oldest(), 100, 10));
        return new Situation(now.table(), now.server(), List.of(), List.of(), cores, Measured.notHere());
    }

    static Situation oldest(Measured<OldTransaction> oldest) {
        return sessions(idle -> new SessionReading(0, 0, idle.active(), oldest, 100, 10));
    }

    static Situation connections(int used, int limit) {
        return sessions(idle -> new SessionReading(0, 0, idle.active(), idle.oldest(), limit, used));
    }

    static Situation vacuumed(TableName table) {
        return of(new LoadReading(
                List.of(), List.of(), Measured.notHere(), Measured.notHere(), IDLE, Set.of(table), List.of()));
    }

    static Situation commits(Duration latency) {
        return new Situation(TABLE, Measured.of(QUIET), List.of(), List.of(), Measured.notHere(), Measured.of(latency));
    }
}
