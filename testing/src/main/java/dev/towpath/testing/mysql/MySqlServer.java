package dev.towpath.testing.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The MySQL server of this JVM, started on first use on a free loopback port with a new data folder, and stopped with the JVM. */
public final class MySqlServer {
    private static final long START_SECONDS = 60;
    private static @Nullable MySqlServer running;

    private final int port;

    private MySqlServer(int port) {
        this.port = port;
    }

    /**
     * The server, or empty where there is no {@code mysqld}: then the test says so and passes. With {@code TOWPATH_CI=1}
     * its absence is an error, so that CI never passes by leaving tests out.
     */
    public static synchronized Optional<MySqlServer> ifFound() {
        if (running != null) {
            return Optional.of(running);
        }
        Optional<Path> binary = MySqlBinary.find();
        if (binary.isEmpty()) {
            if ("1".equals(System.getenv("TOWPATH_CI"))) {
                throw new IllegalStateException("there is no mysqld. " + MySqlBinary.REMEDY);
            }
            System.out.println("NOT TESTED against a MySQL server: there is no mysqld. " + MySqlBinary.REMEDY);
            return Optional.empty();
        }
        running = start(binary.get());
        return Optional.of(running);
    }

    /** A new session without a database, as root, in auto-commit. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true", "root", "");
    }

    private static MySqlServer start(Path binary) {
        try {
            Path folder = Files.createTempDirectory("towpath-mysql");
            Path log = folder.resolve("log");
            Path data = folder.resolve("data");
            List<String> common = List.of(binary.toString(), "--no-defaults", "--datadir=" + data, "--user=root");
            Process init = process(log, common, List.of("--initialize-insecure"));
            if (!init.waitFor(START_SECONDS, TimeUnit.SECONDS) || init.exitValue() != 0) {
                throw new IllegalStateException("mysqld could not make its data folder, see " + log);
            }
            int port = freePort();
            Process server = process(
                    log,
                    common,
                    List.of(
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + folder.resolve("s"),
                            "--pid-file=" + folder.resolve("pid"),
                            "--mysqlx=OFF",
                            "--skip-log-bin",
                            "--secure-file-priv=NULL",
                            "--innodb-flush-log-at-trx-commit=0",
                            "--innodb-flush-method=nosync",
                            "--innodb-doublewrite=OFF",
                            "--performance-schema=OFF"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder), "stop test MySQL"));
            MySqlServer started = new MySqlServer(port);
            started.await(server, log);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("mysqld did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mysqld starts", e);
        }
    }

    private static Process process(Path log, List<String> common, List<String> more) throws IOException {
        List<String> command = Stream.concat(common.stream(), more.stream()).toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Process server, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) { // Ends at the deadline, or when the server does.
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                boolean ended = server.waitFor(50, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > deadline) {
                    throw new IllegalStateException("mysqld does not answer, see " + log, e);
                }
            }
        }
    }

    private static void stop(Process server, Path folder) {
        server.destroyForcibly();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("could not remove " + folder + ": " + e.getMessage());
        }
    }
}
