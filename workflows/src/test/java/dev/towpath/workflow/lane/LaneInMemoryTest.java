package dev.towpath.workflow.lane;

import dev.towpath.testing.temporal.TemporalServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneInMemoryTest extends LaneContract {
    private static TemporalServer server;

    @BeforeAll
    static void open() {
        server = TemporalServer.inMemory();
    }

    @AfterAll
    static void shut() {
        server.close();
    }

    @Override
    TemporalServer server() {
        return server;
    }
}
