package dev.towpath.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of one test's own: for settings the shared one must not have, and for standbys. */
public final class OwnServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";

    /** What a copy of a running server must not bring along; its log comes over the wire. */
    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_stat_tmp", "epg-lock");

    private static final Duration END = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<String, String> settings;
    private EmbeddedPostgres server;

    private OwnServer(EmbeddedPostgres server, Path folder, Map<String, String> settings) {
        this.server = server;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
    }

    /** A new server with these settings. */
    public static OwnServer start(Map<String, String> settings) throws IOException {
        return start(Files.createTempDirectory("towpath-own"), settings);
    }

    private static OwnServer start(Path folder, Map<String, String> settings) throws IOException {
        return new OwnServer(begin(folder, settings, 0), folder, settings);
    }

    /** @param port zero for any that is free */
    private static EmbeddedPostgres begin(Path folder, Map<String, String> settings, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "off");
        if (port != 0) {
            builder.setPort(port);
        }
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    /**
     * Ends every process of the server at once, and starts it on the same port again, where it recovers. Commits that nobody
     * waited for and that no process had written to the log by then are lost.
     */
    public void crash() throws IOException, InterruptedException {
        String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst();
        // The manual, "Shutting Down the Server": SIGQUIT is the shutdown that does not tidy up.
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(OwnServer::awaitEnd);
        int port = port();
        server.close();
        server = begin(folder, settings, port);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    }

    /**
     * A standby that streams from this server, made from a copy of its files while it runs.
     *
     * @param name how it calls itself
     */
    public OwnServer standby(String name) throws IOException, SQLException {
        Path copy = Files.createTempDirectory("towpath-standby");
        Path data = copy.resolve("data");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('copy', true)");
            copy(folder.resolve("data"), data);
            try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                row.next();
                Files.writeString(data.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createDirectories(data.resolve("pg_wal"));
        Files.createDirectories(data.resolve("pg_replslot"));
        Files.createFile(data.resolve("standby.signal"));
        String primary = "primary_conninfo = 'host=127.0.0.1 port=" + port() + " user=" + SUPERUSER
                + " application_name=" + name + "'\n";
        Files.writeString(data.resolve("postgresql.auto.conf"), primary, StandardOpenOption.APPEND);
        return start(copy, Map.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_COPIED.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                Files.setPosixFilePermissions(
                        to.resolve(from.relativize(directory).toString()), Files.getPosixFilePermissions(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // The server runs, and tidied it up.
                }
                throw failure;
            }
        });
    }

    /** The server's port. */
    public int port() {
        return server.getPort();
    }

    /** A new session of a superuser in the database {@code postgres}. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", SUPERUSER, "");
    }

    /** Runs statements one after the other, each committed. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Stops the server and deletes its files; a second time does nothing. */
    @Override
    public void close() throws IOException {
        server.close();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
