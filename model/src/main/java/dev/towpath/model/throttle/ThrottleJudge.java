package dev.towpath.model.throttle;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how a fill may go on. A limit of 0 switches its signal off, whatever was measured. What cannot be read holds the
 * fill, but for signals that can only slow it: those are never worse than slow.
 */
public final class ThrottleJudge {
    /** The signal that speaks when the server cannot be looked at; then no other of the server's does. */
    public static final String SERVER = "server";

    private final FillPolicy policy;
    private final ThrottleVerdict before;
    private final List<Signal> signals = new ArrayList<>();

    private ThrottleJudge(FillPolicy policy, ThrottleVerdict before) {
        this.policy = policy;
        this.before = before;
    }

    /**
     * The verdict.
     *
     * @param before the verdict before this one: what stopped clears only well below its limit
     */
    public static ThrottleVerdict judge(Situation now, FillPolicy policy, ThrottleVerdict before) {
        ThrottleJudge judge = new ThrottleJudge(policy, before);
        int waits = judge.server(now);
        judge.commits(now);
        judge.signals.addAll(now.probes());
        return ThrottleVerdict.of(judge.signals, waits);
    }

    private int server(Situation now) {
        return switch (now.server()) {
            case Measured.Value<LoadReading> look -> {
                LoadReading reading = look.value();
                new ReplicationJudge(policy, before).judge(replicas(reading, now), reading.slots(), signals);
                log(reading);
                sessions(reading.sessions(), now.cores());
                wraparound(now, reading);
                yield reading.sessions().blockedByUs();
            }
            case Measured.NotHere<LoadReading> none -> 0;
            case Measured.Unknown<LoadReading> unknown -> {
                signals.add(new Signal(SERVER, Level.UNKNOWN, unknown.why()));
                new ReplicationJudge(policy, before).judge(now.asked(), List.of(), signals);
                yield 0;
            }
        };
    }

    /** Where the team names the replicas that count, they speak for those the server cannot tell about. */
    private static List<ReplicaReading> replicas(LoadReading reading, Situation now) {
        List<ReplicaReading> replicas = new ArrayList<>(reading.replicas());
        if (!now.asked().isEmpty()) {
            replicas.removeIf(replica -> replica.lag() instanceof Measured.Unknown);
        }
        replicas.addAll(now.asked());
        return replicas;
    }

    private void log(LoadReading reading) {
        judge(
                FillSetting.WAL_RATE,
                reading.logPerSecond(),
                (rate, limit) ->
                        Amounts.size(rate) + " of log are written per second (limit " + Amounts.size(limit) + ")");
        Measured<Long> waiting = reading.archive().map(ArchiveReading::waiting);
        boolean failing = reading.archive() instanceof Measured.Value<ArchiveReading> archive
                && archive.value().failing();
        judge(
                FillSetting.UNARCHIVED,
                waiting,
                (segments, limit) -> segments + " log segments are not archived yet (limit " + limit + ")"
                        + (failing ? "; archiving fails" : ""));
    }

    private void sessions(SessionReading sessions, Measured<Integer> cores) {
        judge(
                FillSetting.BLOCKED_SESSIONS,
                Measured.of((long) sessions.blocked()),
                (blocked, limit) -> blocked + " sessions of the application wait for locks (limit " + limit + ")");
        if (cores instanceof Measured.Value<Integer> count) {
            active(sessions.active(), count.value());
        }
        oldest(sessions.oldest());
        long limit = policy.number(FillSetting.CONNECTIONS_PERCENT);
        if (limit > 0) {
            String reason = sessions.connections() + " of " + sessions.connectionLimit() + " connections are in use, "
                    + sessions.connectionsPercent() + " % (limit " + limit + " %)";
            add(FillSetting.CONNECTIONS_PERCENT, Threshold.ofPercent(limit), sessions.connectionsPercent(), reason);
        }
    }

    private void active(Measured<Integer> active, int cores) {
        long limit = policy.number(FillSetting.ACTIVE_PER_CORE) * cores;
        if (limit == 0) {
            return;
        }
        switch (active) {
            case Measured.Value<Integer> count ->
                add(
                        FillSetting.ACTIVE_PER_CORE,
                        Threshold.of(limit),
                        count.value(),
                        count.value() + " sessions of the application work on " + cores + " cores (limit " + limit
                                + ")");
            case Measured.NotHere<Integer> none -> {}
            case Measured.Unknown<Integer> unknown -> add(FillSetting.ACTIVE_PER_CORE, Level.UNKNOWN, unknown.why());
        }
    }

    private void oldest(Measured<OldTransaction> oldest) {
        long limit = policy.number(FillSetting.LONG_TRANSACTION);
        if (limit > 0
                && oldest instanceof Measured.Value<OldTransaction> found
                && found.value().age().toMillis() >= limit) {
            String reason = found.value().holder() + " has kept dead rows from being cleaned up for "
                    + Amounts.time(found.value().age()) + " (limit "
                    + Amounts.time(policy.duration(FillSetting.LONG_TRANSACTION)) + ")";
            add(FillSetting.LONG_TRANSACTION, Level.SLOW, reason);
        }
    }

    private void wraparound(Situation now, LoadReading reading) {
        if (policy.flag(FillSetting.WRAPAROUND) && reading.againstWraparound().contains(now.table())) {
            add(
                    FillSetting.WRAPAROUND,
                    Level.STOP,
                    "a vacuum that prevents transaction numbers from running out works on " + now.table());
        }
    }

    private void commits(Situation now) {
        long limit = policy.number(FillSetting.COMMIT_LATENCY);
        if (limit > 0 && now.commitLatency() instanceof Measured.Value<Duration> latency) {
            Duration waits = latency.value();
            String reason = "commits wait " + Amounts.time(waits) + " for the disk (limit "
                    + Amounts.time(policy.duration(FillSetting.COMMIT_LATENCY)) + ")";
            add(FillSetting.COMMIT_LATENCY, Threshold.of(limit), waits.toMillis(), reason);
        }
    }

    private interface Reason {
        String of(long value, long limit);
    }

    private void judge(FillSetting setting, Measured<Long> measured, Reason reason) {
        long limit = policy.number(setting);
        if (limit == 0) {
            return;
        }
        switch (measured) {
            case Measured.Value<Long> value ->
                add(setting, Threshold.of(limit), value.value(), reason.of(value.value(), limit));
            case Measured.NotHere<Long> none -> {}
            case Measured.Unknown<Long> unknown -> add(setting, Level.UNKNOWN, unknown.why());
        }
    }

    private void add(FillSetting setting, Threshold threshold, long value, String reason) {
        add(setting, threshold.judge(value, before.stopped(name(setting))), reason);
    }

    private void add(FillSetting setting, Level level, String reason) {
        signals.add(new Signal(name(setting), level, reason));
    }

    /** What a setting's signal is called. */
    static String name(FillSetting setting) {
        return setting.key().substring(setting.key().indexOf('.') + 1);
    }
}
