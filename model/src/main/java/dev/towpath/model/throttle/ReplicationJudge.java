package dev.towpath.model.throttle;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges replicas and the log kept back for them: of several, the worst speaks and the others are counted. */
final class ReplicationJudge {
    private final FillPolicy policy;
    private final ThrottleVerdict before;

    ReplicationJudge(FillPolicy policy, ThrottleVerdict before) {
        this.policy = policy;
        this.before = before;
    }

    void judge(List<ReplicaReading> replicas, List<SlotReading> slots, List<Signal> signals) {
        long lag = policy.number(FillSetting.REPLICA_LAG);
        if (lag > 0) {
            worst(replicas.stream().map(replica -> replica(replica, lag)).toList(), signals);
        }
        long size = policy.number(FillSetting.SLOT_SIZE);
        if (size > 0) {
            worst(slots.stream().map(slot -> slot(slot, size)).toList(), signals);
        }
    }

    /** A signal, and how far it is into its level. */
    private record Ranked(Signal signal, long value) {}

    private static void worst(List<Ranked> ranked, List<Signal> signals) {
        List<Ranked> told = new ArrayList<>(ranked);
        told.removeIf(one -> one.signal().level() == Level.NORMAL);
        told.sort(Comparator.comparing((Ranked one) -> one.signal().level())
                .thenComparingLong(Ranked::value)
                .reversed());
        if (!told.isEmpty()) {
            Signal worst = told.getFirst().signal();
            String others = told.size() == 1 ? "" : ", and " + (told.size() - 1) + " more";
            signals.add(new Signal(worst.name(), worst.level(), worst.reason() + others));
        }
    }

    private Ranked replica(ReplicaReading replica, long limit) {
        String name = ThrottleJudge.name(FillSetting.REPLICA_LAG);
        return switch (replica.lag()) {
            case Measured.Value<ReplicaReading.Lag> measured -> {
                ReplicaReading.Lag lag = measured.value();
                long value = lag.time().toMillis();
                Level level = Threshold.of(limit).judge(value, before.stopped(name));
                String log = lag.bytes() > 0 ? ", " + Amounts.size(lag.bytes()) + " of log" : "";
                String reason = "replica " + replica.name() + " is " + Amounts.time(lag.time()) + " behind" + log
                        + " (limit " + Amounts.time(policy.duration(FillSetting.REPLICA_LAG)) + ")";
                yield new Ranked(new Signal(name, level, reason), value);
            }
            case Measured.NotHere<ReplicaReading.Lag> none -> new Ranked(new Signal(name, Level.NORMAL, ""), 0);
            case Measured.Unknown<ReplicaReading.Lag> unknown ->
                new Ranked(new Signal(name, Level.UNKNOWN, "replica " + replica.name() + ": " + unknown.why()), 0);
        };
    }

    /** A slot that the server gives up is a replica lost: well before that counts as the limit where it comes first. */
    private Ranked slot(SlotReading slot, long configured) {
        String name = ThrottleJudge.name(FillSetting.SLOT_SIZE);
        Long spare = slot.spare();
        long limit = spare == null ? configured : Math.clamp((slot.kept() + spare) / 5 * 4, 1, configured);
        Level level = Threshold.of(limit).judge(slot.kept(), before.stopped(name));
        String lost = spare == null ? "" : "; the server gives it up at " + Amounts.size(slot.kept() + spare);
        String reason = Amounts.size(slot.kept()) + " of log are kept back for slot " + slot.name() + " (limit "
                + Amounts.size(limit) + lost + ")";
        return new Ranked(new Signal(name, level, reason), slot.kept());
    }
}
