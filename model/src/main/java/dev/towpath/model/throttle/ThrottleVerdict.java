package dev.towpath.model.throttle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a fill has to do now.
 *
 * @param level the worst of all signals
 * @param signals those that are not normal, the worst first
 * @param applicationWaits sessions of the application that wait for a lock of ours: shorter chunks let them go on sooner
 */
public record ThrottleVerdict(Level level, List<Signal> signals, int applicationWaits) {
    public ThrottleVerdict {
        signals = List.copyOf(signals);
    }

    /** Nothing speaks against going on. */
    public static final ThrottleVerdict NORMAL = new ThrottleVerdict(Level.NORMAL, List.of(), 0);

    /** The verdict of these signals, of which normal ones are left out. */
    public static ThrottleVerdict of(List<Signal> signals, int applicationWaits) {
        List<Signal> told = signals.stream()
                .filter(signal -> signal.level() != Level.NORMAL)
                .sorted(Comparator.comparing(Signal::level).reversed())
                .toList();
        Level worst = told.isEmpty() ? Level.NORMAL : told.getFirst().level();
        return new ThrottleVerdict(worst, told, applicationWaits);
    }

    /** The worst signal's reason; empty when all is normal. */
    public Optional<String> reason() {
        return signals.stream().map(Signal::reason).findFirst();
    }

    /** Whether this signal stands at its limit. */
    boolean stopped(String name) {
        return signals.stream().anyMatch(signal -> signal.name().equals(name) && signal.level() == Level.STOP);
    }
}
