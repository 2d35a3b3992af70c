package dev.towpath.activity.throttle;

import static dev.towpath.activity.throttle.ThrottlesTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.towpath.activity.SensorSettings;
import dev.towpath.activity.WorkerDatabase;
import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.Signal;
import dev.towpath.model.throttle.ThrottleVerdict;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchedPostgresTest {
    private static final TableName ORDERS = TableName.of("public", "orders");

    private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();
    private final Throttles throttles = new Throttles();
    private TestDatabase database;
    private String owner;
    private DatabaseServer server;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        owner = "owner_" + database.name();
        database.execute(
                "CREATE ROLE " + owner + " LOGIN",
                "CREATE TABLE orders (id int PRIMARY KEY)",
                "ALTER TABLE orders OWNER TO " + owner);
        server = engine.open(settings(database.port()), Password.NONE, 1);
    }

    @AfterEach
    void drop() throws SQLException {
        throttles.close();
        server.close();
        database.execute("DROP OWNED BY " + owner, "DROP ROLE " + owner);
        database.close();
    }

    private ConnectionSettings settings(int port) {
        return new ConnectionSettings(database.host(), port, database.name(), owner, Tls.DISABLE);
    }

    private FillWatch watch(SensorSettings sensors) {
        WorkerDatabase watched = new WorkerDatabase("shop", engine, server, "towpath", sensors);
        return throttles.watch(watched, ORDERS, FillPolicy.DEFAULT);
    }

    private static SensorSettings sensors(
            SortedMap<String, ConnectionSettings> replicas, @Nullable String query, @Nullable URI probe) {
        return new SensorSettings(0, replicas, query, probe);
    }

    @Test
    void an_owner_without_more_privileges_fills_at_once_where_nobody_reads_from_replicas() {
        try (FillWatch watch = watch(SensorSettings.NONE)) {
            assertThat(watch.verdict()).isEqualTo(ThrottleVerdict.NORMAL);
        }
    }

    @Test
    void a_replica_that_cannot_be_reached_holds_the_fill() {
        try (FillWatch watch = watch(sensors(new TreeMap<>(Map.of("r1", settings(1))), null, null))) {
            assertThat(watch.verdict().signals()).singleElement().satisfies(signal -> {
                assertThat(signal.level()).isEqualTo(Level.UNKNOWN);
                assertThat(signal.reason()).startsWith("replica r1: ");
            });
        }
    }

    @Test
    void a_query_that_fails_holds_the_fill_and_one_that_is_content_does_not() throws SQLException {
        try (FillWatch watch = watch(sensors(new TreeMap<>(), "SELECT stop, why FROM brake", null))) {
            assertThat(watch.verdict().reason().orElse(""))
                    .startsWith("the sensor query failed: ")
                    .contains("42P01");

            database.execute(
                    "CREATE TABLE brake AS SELECT false AS stop, 'sale' AS why", "GRANT SELECT ON brake TO " + owner);
            until(() -> watch.verdict().level() == Level.NORMAL);
            database.execute("UPDATE brake SET stop = true");
            until(() -> watch.verdict().level() == Level.STOP);

            assertThat(watch.verdict().signals()).containsExactly(new Signal("query", Level.STOP, "sale"));
        }
    }

    @Test
    void a_probe_that_hangs_delays_no_look_at_the_server() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        http.start();
        URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
        try (FillWatch watch = watch(sensors(new TreeMap<>(), null, address))) {
            assertThat(watch.verdict().signals()).extracting(Signal::name).containsExactly("probe");
            assertThat(watch.verdict().level()).isEqualTo(Level.UNKNOWN);
        } finally {
            over.countDown();
            http.stop(0);
        }
    }
}
