package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.ErrorCode;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private static final String CANARY = "canary-7f3a";

    /** What came of it: the code and the text. */
    private record Refusal(ErrorCode code, String text) {}

    private static Refusal refused(ConnectionSettings settings) {
        PostgresServer server = new PostgresServer(settings, Password.of(CANARY), 1);
        try (server) {
            server.session("try").close();
            throw new AssertionError("somebody answered");
        } catch (SQLException e) {
            StringWriter whole = new StringWriter();
            e.printStackTrace(new PrintWriter(whole));
            assertThat(whole.toString()).doesNotContain(CANARY);
            assertThat(server.explain(e)).doesNotContain(CANARY);
            return new Refusal(server.classify(e), server.explain(e));
        }
    }

    @Test
    void nobody_at_the_address_may_come_back() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Refusal e = refused(new ConnectionSettings("127.0.0.1", port, "shop", "shop", Tls.DISABLE));

        assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(e.text()).contains("127.0.0.1:" + port).contains("refused");
    }

    @Test
    void an_unknown_database_and_an_unknown_role_are_refusals() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            Refusal noDatabase = refused(
                    new ConnectionSettings(database.host(), database.port(), "no such", database.user(), Tls.DISABLE));
            assertThat(noDatabase.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(noDatabase.text()).contains("\"no such\" does not exist");

            Refusal noRole = refused(
                    new ConnectionSettings(database.host(), database.port(), database.name(), "nobody", Tls.DISABLE));
            assertThat(noRole.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(noRole.text())
                    .startsWith("nobody@" + database.host())
                    .endsWith("Correct the worker's settings of this database and restart it");
        }
    }

    @Test
    void a_server_that_never_answers_is_named() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                FaultProxy proxy = FaultProxy.to(database.host(), database.port())) {
            proxy.blackHole();
            Refusal e = refused(
                    new ConnectionSettings(proxy.host(), proxy.port(), database.name(), database.user(), Tls.DISABLE));

            assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            assertThat(e.text()).contains(":" + proxy.port());
        }
    }

    @Test
    void a_password_prints_as_a_mask() {
        assertThat(Password.of(CANARY).toString()).doesNotContain(CANARY);
        assertThat(Sources.migration(new ConnectionSettings("127.0.0.1", 1, "d", "u", Tls.DISABLE), Password.of(CANARY))
                        .toString())
                .doesNotContain(CANARY);
    }
}
