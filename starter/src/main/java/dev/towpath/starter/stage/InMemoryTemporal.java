package dev.towpath.starter.stage;

import io.temporal.testserver.TestServer;
import java.util.concurrent.CountDownLatch;

/**
 * Temporal's in-memory test server as a process of its own: enough for a stage where no real server is found. It keeps
 * nothing on disk and has no UI.
 */
final class InMemoryTemporal {
    private InMemoryTemporal() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments the port
     */
    @SuppressWarnings("try") // the relay only has to be open
    public static void main(String[] arguments) throws Exception {
        try (TestServer.InProcessTestServer server = TestServer.createServer(true);
                LoopbackRelay relay = LoopbackRelay.to(server.getChannel(), Integer.parseInt(arguments[0]))) {
            new CountDownLatch(1).await();
        }
    }
}
