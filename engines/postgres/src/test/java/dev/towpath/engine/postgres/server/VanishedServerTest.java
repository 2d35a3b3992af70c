package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.testing.postgres.TestDatabase;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.jdbc.PgConnection;

class VanishedServerTest {
    /** The driver shows its socket to nobody. */
    private static Socket socket(Connection connection) throws Exception {
        Field stream = QueryExecutorBase.class.getDeclaredField("pgStream");
        stream.setAccessible(true);
        return ((PGStream) stream.get(connection.unwrap(PgConnection.class).getQueryExecutor())).getSocket();
    }

    private static void assertAsksWhetherTheMachineIsThere(Socket socket) throws Exception {
        assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(10);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(5);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
        }
    }

    @Test
    void a_long_statement_is_waited_for_as_long_as_the_servers_machine_is_there() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                PostgresServer server = LiveServer.open(database, 1);
                Session session = server.session("long")) {
            assertAsksWhetherTheMachineIsThere(socket(session.connection()));
            assertThat(session.connection().getNetworkTimeout()).isZero();
            try (Connection monitor = server.monitor()) {
                assertAsksWhetherTheMachineIsThere(socket(monitor));
                assertThat(monitor.getNetworkTimeout()).isEqualTo(30_000);
            }
        }
    }

    @Test
    void every_way_to_a_socket_watches() throws Exception {
        WatchfulSockets sockets = new WatchfulSockets("");
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket door = new ServerSocket(0, 5, here);
                Socket unconnected = sockets.createSocket();
                Socket byName = sockets.createSocket(here.getHostAddress(), door.getLocalPort());
                Socket byAddress = sockets.createSocket(here, door.getLocalPort());
                Socket bound = sockets.createSocket(here, door.getLocalPort(), here, 0)) {
            assertAsksWhetherTheMachineIsThere(unconnected);
            assertAsksWhetherTheMachineIsThere(byName);
            assertAsksWhetherTheMachineIsThere(byAddress);
            assertAsksWhetherTheMachineIsThere(bound);
        }
    }

    @Test
    void connecting_and_cancelling_are_bounded() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            var source = Sources.migration(LiveServer.settings(database), Password.NONE);

            assertThat(source.getConnectTimeout()).isBetween(1, 10);
            assertThat(source.getLoginTimeout()).isBetween(1, 10);
            assertThat(source.getCancelSignalTimeout()).isBetween(1, 10);
        }
    }

    @Test
    void a_look_that_nobody_answers_ends() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                FaultProxy proxy = FaultProxy.to(database.host(), database.port());
                PostgresServer server = LiveServer.through(database, proxy.port(), Duration.ofSeconds(1));
                Connection monitor = server.monitor()) {
            assertThat(LiveServer.one(monitor, "SELECT 1")).isEqualTo("1");
            proxy.blackHole();

            CompletableFuture<String> look = CompletableFuture.supplyAsync(() -> {
                try {
                    return LiveServer.one(monitor, "SELECT 2");
                } catch (SQLException e) {
                    return server.classify(e).name();
                }
            });

            try {
                assertThat(look.get(15, TimeUnit.SECONDS)).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE.name());
            } finally {
                // A look that still waits would keep everything from being closed.
                proxy.cut();
            }
        }
    }
}
