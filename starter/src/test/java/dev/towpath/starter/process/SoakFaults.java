package dev.towpath.starter.process;

import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.testing.postgres.OwnServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What happens to a fill that runs, one thing after the other. At least one worker is alive after each. */
final class SoakFaults implements AutoCloseable {
    private static final String ID = "shop/V1";

    /** Kinds of it. */
    enum Fault {
        /** The worker's process dies. */
        KILL,
        /** It stops for a while and goes on when another has its work. */
        FREEZE,
        /** It hears nothing of Temporal any more, and goes on filling what another has by then. */
        DEAFEN,
        /** One more worker. */
        JOIN,
        /** All connections of workers to the database break. */
        CUT,
        /** Somebody holds rows. */
        HOLD,
        /** Somebody holds the table. */
        LOCK,
        TUNE,
        PAUSE,
        /** The database's server dies, and recovers. */
        CRASH
    }

    private final ProcessWorld world;
    private final OwnServer server;
    private final Random random;
    private final Deque<FaultProxy> lines = new ArrayDeque<>();
    private TowpathProcess worker;

    SoakFaults(ProcessWorld world, OwnServer server, Random random) throws Exception {
        this.world = world;
        this.server = server;
        this.random = random;
        this.worker = another();
    }

    /** With a line of its own to Temporal, which is the last of the lines. */
    private TowpathProcess another() throws Exception {
        String[] target = world.temporal().target().split(":", 2);
        FaultProxy line = FaultProxy.to(target[0], Integer.parseInt(target[1]));
        lines.addLast(line);
        return world.worker(line.host() + ":" + line.port());
    }

    @Override
    public void close() throws IOException {
        for (FaultProxy line : lines) {
            line.close();
        }
    }

    /** The youngest worker. */
    TowpathProcess worker() {
        return worker;
    }

    void happen(Fault fault) throws Exception {
        switch (fault) {
            case KILL -> {
                worker.kill();
                worker = another();
            }
            case FREEZE -> {
                TowpathProcess frozen = worker;
                frozen.freeze();
                worker = another();
                rest(8_000);
                frozen.thaw();
                rest(2_000);
                frozen.kill();
            }
            case DEAFEN -> {
                TowpathProcess deaf = worker;
                lines.getLast().blackHole();
                worker = another();
                rest(15_000);
                deaf.kill();
            }
            case JOIN -> worker = another();
            case CUT ->
                world.database()
                        .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND application_name LIKE 'towpath:%'");
            case HOLD ->
                hold("SELECT FROM shop.t WHERE no > " + random.nextInt(SoakTable.ROWS)
                        + " ORDER BY no LIMIT 3 FOR UPDATE");
            case LOCK -> hold("LOCK TABLE shop.t IN ACCESS EXCLUSIVE MODE");
            case TUNE ->
                order("tune", "ranges=" + (1 + random.nextInt(3)), "chunk-target=" + (1 + random.nextInt(50)) + "ms");
            case PAUSE -> {
                order("pause");
                rest(2_000);
                order("resume");
            }
            case CRASH -> server.crash();
        }
    }

    /** Somebody forgets to commit for some seconds. */
    private void hold(String what) throws SQLException {
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET lock_timeout = '10s'");
            statement.execute(what);
            rest(3_000);
            connection.rollback();
        }
    }

    /** An order may come too late: then nothing is left to order. */
    private void order(String command, String... arguments) throws Exception {
        String[] words = new String[arguments.length + 2];
        words[0] = command;
        words[1] = ID;
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        ProcessWorld.Run run = world.towpath(words);
        System.out.println("    " + String.join(" ", words) + ": " + run.status() + " "
                + run.err().strip());
    }

    void rest(int mostMillis) {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(mostMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
