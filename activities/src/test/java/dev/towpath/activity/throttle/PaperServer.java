package dev.towpath.activity.throttle;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.ReplicaSensor;
import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.SessionReading;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that only has a load, which can hang, fail and be counted. */
final class PaperServer {
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger sensors = new AtomicInteger();
    volatile CountDownLatch hanging = new CountDownLatch(0);
    volatile boolean failing;
    volatile int blocked;

    /** As the interface; whatever else is asked of it is a defect of the test. */
    DatabaseServer server() {
        return (DatabaseServer) Proxy.newProxyInstance(
                PaperServer.class.getClassLoader(),
                new Class<?>[] {DatabaseServer.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "load" -> load();
                    case "monitor" -> connection();
                    case "explain" -> ((SQLException) arguments[0]).getMessage();
                    default -> throw new AssertionError(method.getName());
                });
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                PaperServer.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> null);
    }

    private LoadSensors load() {
        sensors.incrementAndGet();
        return new LoadSensors() {
            @Override
            public LoadReading look(Connection monitor, Set<TableName> filled) throws SQLException {
                looks.incrementAndGet();
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new SQLException(e);
                }
                if (failing) {
                    throw new SQLException("no way to the server");
                }
                return new LoadReading(
                        List.of(),
                        List.of(),
                        Measured.notHere(),
                        Measured.notHere(),
                        new SessionReading(blocked, blocked, Measured.of(0), Measured.notHere(), 100, 1),
                        filled,
                        List.of());
            }

            @Override
            public Answer ask(Connection monitor, String sql) {
                return new Answer(true, sql);
            }

            @Override
            public ReplicaSensor replica(ConnectionSettings where) {
                throw new AssertionError(where);
            }
        };
    }
}
