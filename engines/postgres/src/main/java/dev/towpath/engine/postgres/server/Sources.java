package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.Password;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Driver settings. Built from checked fields only; the options below are all there are, because options of the driver
 * can load classes and read files.
 */
final class Sources {
    private static final int CONNECT_SECONDS = 10;
    private static final int LOGIN_SECONDS = 10;
    private static final int CANCEL_SECONDS = 10;
    private static final int REPLICA_SECONDS = 2;

    private Sources() {}

    /**
     * For short statements.
     *
     * @param answer after so long without an answer the server counts as gone; whole seconds, at least one
     */
    static PGSimpleDataSource monitor(ConnectionSettings settings, Password password, Duration answer) {
        PGSimpleDataSource source = of(settings, password, PostgresServer.APPLICATION + ": monitor");
        source.setSocketTimeout(Math.toIntExact(answer.toSeconds()));
        return source;
    }

    /** For a replica that is asked once a second: one that does not answer at once is not known to be well. */
    static PGSimpleDataSource replica(ConnectionSettings settings, Password password) {
        PGSimpleDataSource source = of(settings, password, PostgresServer.APPLICATION + ": replica");
        source.setConnectTimeout(REPLICA_SECONDS);
        source.setLoginTimeout(REPLICA_SECONDS);
        source.setSocketTimeout(REPLICA_SECONDS);
        return source;
    }

    /** For statements that may take hours: only a server whose machine does not answer counts as gone. */
    static PGSimpleDataSource migration(ConnectionSettings settings, Password password) {
        return of(settings, password, PostgresServer.APPLICATION + ": migration");
    }

    /** @param application how the server's list of sessions names it; cut to the server's 63 bytes */
    private static PGSimpleDataSource of(ConnectionSettings settings, Password password, String application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port()});
        source.setDatabaseName(settings.database());
        source.setUser(settings.user());
        source.setPassword(password.reveal());
        source.setApplicationName(application);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(LOGIN_SECONDS);
        source.setCancelSignalTimeout(CANCEL_SECONDS);
        source.setTcpKeepAlive(true);
        source.setSocketFactory(WatchfulSockets.class.getName());
        // Failures travel into Temporal's history: the driver must not put row values into their text.
        source.setLogServerErrorDetail(false);
        source.setSslMode(
                switch (settings.tls()) {
                    case DISABLE -> "disable";
                    case REQUIRE -> "require";
                    case VERIFY_FULL -> "verify-full";
                });
        return source;
    }
}
