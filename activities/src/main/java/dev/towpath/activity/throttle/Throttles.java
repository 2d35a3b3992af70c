package dev.towpath.activity.throttle;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.FillPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Watches a worker's servers while fills run on them: one look a second at each, however many fills and ranges ask, and
 * none when nobody does.
 */
public final class Throttles implements AutoCloseable {
    /** How long a fill waits for the first look, so as not to begin blind. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Only begins looks. */
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(thread("towpath-throttle"));

    /** As many threads as there are things to look at, because each is looked at once at a time. */
    private final ExecutorService looks = Executors.newCachedThreadPool(thread("towpath-load"));

    /** Guarded by itself. */
    private final Map<String, Watched> watched = new TreeMap<>();

    private record Watched(ServerWatch server, ScheduledFuture<?> ticks) {}

    private static ThreadFactory thread(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    /**
     * Begins to watch for a fill. Returns when there is a first verdict to ask for, or after two seconds
     * without one: then it is unknown.
     *
     * @param table the table being filled
     */
    public FillWatch watch(WorkerDatabase database, TableName table, FillPolicy policy) {
        ServerWatch server = begin(database, table);
        FillWatch watch = new FillWatch(database.name(), table, policy, server, () -> end(database.name(), table));
        try {
            server.await(table, FIRST_LOOK);
        } catch (InterruptedException e) {
            // Whoever stops the fill finds the flag; until then its verdict is unknown.
            Thread.currentThread().interrupt();
        }
        return watch;
    }

    private ServerWatch begin(WorkerDatabase database, TableName table) {
        synchronized (watched) {
            Watched found = watched.get(database.name());
            if (found == null) {
                ServerWatch server = new ServerWatch(database, looks);
                server.add(table);
                ScheduledFuture<?> ticks =
                        clock.scheduleAtFixedRate(server::tick, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                watched.put(database.name(), new Watched(server, ticks));
                return server;
            }
            found.server().add(table);
            found.server().tick();
            return found.server();
        }
    }

    private void end(String database, TableName table) {
        synchronized (watched) {
            Watched found = watched.get(database);
            if (found != null && !found.server().remove(table)) {
                watched.remove(database);
                found.ticks().cancel(false);
                found.server().close();
            }
        }
    }

    /** Stops looking. Verdicts asked for later are unknown. */
    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (watched) {
            watched.values().forEach(one -> one.server().close());
            watched.clear();
        }
        looks.shutdown();
    }
}
