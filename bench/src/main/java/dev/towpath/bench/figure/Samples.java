package dev.towpath.bench.figure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Every operation of an application. A latency counts from the moment the operation was due, not from when it could begin:
 * whoever waits behind a slow one is slow too.
 *
 * @param dueMicros when each was due, in microseconds since 1970; in any order
 * @param startedMicros how late each began
 * @param tookMicros from due to answered; at the same index, negative for an error
 * @param updates operations that changed a row
 * @param firstError what the first error said, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of numbers; two of these are never compared.
public record Samples(long[] dueMicros, int[] startedMicros, int[] tookMicros, long updates, String firstError) {
    /** What begins later than this did not get its turn in time. */
    private static final int MISSED_MICROS = 10_000;

    /** The figures of the operations that were due in this span, its end left out. */
    public Latency between(Instant from, Instant to) {
        long first = micros(from);
        long end = micros(to);
        double[] millis = new double[dueMicros.length];
        int operations = 0;
        int answered = 0;
        int missed = 0;
        for (int i = 0; i < dueMicros.length; i++) {
            if (dueMicros[i] >= first && dueMicros[i] < end) {
                operations++;
                missed += startedMicros[i] > MISSED_MICROS ? 1 : 0;
                if (tookMicros[i] >= 0) {
                    millis[answered++] = tookMicros[i] / 1000.0;
                }
            }
        }
        double[] sorted = Arrays.copyOf(millis, answered);
        Arrays.sort(sorted);
        return new Latency(
                Arithmetic.percentile(sorted, 0.5),
                Arithmetic.percentile(sorted, 0.99),
                Arithmetic.percentile(sorted, 0.999),
                Arithmetic.percentile(sorted, 1),
                operations,
                operations - answered,
                missed);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
