package dev.towpath.bench.load;

import dev.towpath.starter.stage.StageDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The application as a process: operations at a fixed schedule, whatever the database does, over few connections. The next
 * operation goes to the next connection that is free, as a pool would hand it out. It works until its standard input
 * ends, catches up with what was due until then, and writes down every operation.
 */
final class LoadApplication {
    static final int CONNECTIONS = 4;

    /** What was due until the end is still answered, but not for ever. */
    private static final long DRAIN_MINUTES = 15;

    private final int port;
    private final long rows;
    private final long interval;
    private final AtomicLong next = new AtomicLong();
    private final long beganNanos = System.nanoTime();
    private final long beganMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private volatile long endNanos = Long.MAX_VALUE;

    private LoadApplication(int port, long rows, int perSecond) {
        this.port = port;
        this.rows = rows;
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /**
     * Works until standard input ends.
     *
     * @param arguments port, rows of the table, operations per second, the file for the samples
     */
    public static void main(String[] arguments) throws Exception {
        LoadApplication application = new LoadApplication(
                Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        application.work(Path.of(arguments[3]));
    }

    private void work(Path file) throws IOException, SQLException, InterruptedException {
        List<PointOperations> connections = new ArrayList<>();
        List<SampleLog> logs = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            SampleLog log = new SampleLog();
            PointOperations operations = PointOperations.open(
                    StageDatabase.source(port, "bench application").getConnection(), rows, i);
            connections.add(operations);
            Thread thread = new Thread(() -> serve(operations, log), "application-" + i);
            logs.add(log);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        Files.createFile(LoadProcess.ready(file));
        // Until the input ends, and that ends with the bench, whatever becomes of it.
        System.in.transferTo(OutputStream.nullOutputStream());
        endNanos = System.nanoTime() - beganNanos;
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(DRAIN_MINUTES));
        }
        long updates = connections.stream().mapToLong(PointOperations::updates).sum();
        SampleFile.write(file, SampleLog.joined(logs, updates));
    }

    private void serve(PointOperations operations, SampleLog log) {
        while (true) { // Ends at the first operation that is due after the end.
            long due = next.getAndIncrement() * interval;
            if (!waitFor(due)) {
                return;
            }
            long started = System.nanoTime() - beganNanos;
            String error = operations.one();
            long took = System.nanoTime() - beganNanos - due;
            log.add(beganMicros + due / 1_000, started - due, took, error);
        }
    }

    /** False when the end comes first. */
    private boolean waitFor(long due) {
        while (true) { // Bounded by the schedule.
            long early = due - (System.nanoTime() - beganNanos);
            if (due >= endNanos) {
                return false;
            }
            if (early <= 0) {
                return true;
            }
            LockSupport.parkNanos(early);
        }
    }
}
