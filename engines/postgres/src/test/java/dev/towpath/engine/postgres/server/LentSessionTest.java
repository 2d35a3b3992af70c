package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.testing.postgres.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class LentSessionTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch cancelBegun = new CountDownLatch(1);
    private final CountDownLatch cancelMayEnd = new CountDownLatch(1);

    /** A connection whose cancel takes until it may end, and which tells when it goes back to the pool. */
    private Connection slowToCancel(Connection real) throws SQLException {
        PGConnection driver = real.unwrap(PGConnection.class);
        Object slow = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PGConnection.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("cancelQuery")) {
                        return method.invoke(driver, arguments);
                    }
                    cancelBegun.countDown();
                    assertThat(cancelMayEnd.await(20, TimeUnit.SECONDS)).isTrue();
                    events.add("cancelled");
                    return null;
                });
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "unwrap" -> {
                            return slow;
                        }
                        case "close" -> events.add("given back");
                        default -> {}
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void a_session_is_not_given_back_while_a_cancel_is_on_its_way() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection real = database.connect()) {
            PooledSession session = new PooledSession(slowToCancel(real), "towpath: slow", 1, connection -> {});
            Thread cancel = Thread.ofPlatform().start(session::cancel);
            assertThat(cancelBegun.await(20, TimeUnit.SECONDS)).isTrue();
            Thread close = Thread.ofPlatform().start(() -> {
                try {
                    session.close();
                } catch (SQLException e) {
                    events.add(e.toString());
                }
            });
            LiveServer.until(() -> close.getState() == Thread.State.WAITING || !events.isEmpty());

            assertThat(events).isEmpty();
            cancelMayEnd.countDown();
            cancel.join(20_000);
            close.join(20_000);
            assertThat(events).containsExactly("cancelled", "given back");
        }
    }
}
