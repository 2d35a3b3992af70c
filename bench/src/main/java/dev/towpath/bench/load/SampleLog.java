package dev.towpath.bench.load;

import dev.towpath.bench.figure.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection did. Grows by whole blocks, so that nothing is copied while the application works. */
final class SampleLog {
    private static final int BLOCK = 16_384;

    private final List<Block> blocks = new ArrayList<>();
    private int used = BLOCK;
    private String firstError = "";

    private static final class Block {
        private final long[] due = new long[BLOCK];
        private final int[] started = new int[BLOCK];
        private final int[] took = new int[BLOCK];
    }

    /** @param error what went wrong, or null */
    void add(long dueMicros, long startedNanos, long tookNanos, @Nullable String error) {
        if (used == BLOCK) {
            blocks.add(new Block());
            used = 0;
        }
        Block block = blocks.getLast();
        block.due[used] = dueMicros;
        block.started[used] = micros(startedNanos);
        block.took[used] = error == null ? micros(tookNanos) : -1;
        used++;
        if (error != null && firstError.isEmpty()) {
            firstError = error;
        }
    }

    /** Half an hour is as long as a number holds. */
    private static int micros(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    }

    static Samples joined(List<SampleLog> logs, long updates) {
        int size = logs.stream().mapToInt(SampleLog::size).sum();
        Samples all = new Samples(new long[size], new int[size], new int[size], updates, firstError(logs));
        int at = 0;
        for (SampleLog log : logs) {
            for (int b = 0; b < log.blocks.size(); b++) {
                Block block = log.blocks.get(b);
                int count = b == log.blocks.size() - 1 ? log.used : BLOCK;
                System.arraycopy(block.due, 0, all.dueMicros(), at, count);
                System.arraycopy(block.started, 0, all.startedMicros(), at, count);
                System.arraycopy(block.took, 0, all.tookMicros(), at, count);
                at += count;
            }
        }
        return all;
    }

    private int size() {
        return blocks.isEmpty() ? 0 : (blocks.size() - 1) * BLOCK + used;
    }

    private static String firstError(List<SampleLog> logs) {
        return logs.stream()
                .map(log -> log.firstError)
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElse("");
    }
}
