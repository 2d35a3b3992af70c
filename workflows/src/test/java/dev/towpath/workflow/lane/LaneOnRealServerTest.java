package dev.towpath.workflow.lane;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.towpath.testing.temporal.TemporalServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LaneOnRealServerTest extends LaneContract {
    private static Optional<TemporalServer> server = Optional.empty();

    @BeforeAll
    static void open() {
        server = TemporalServer.realIfFound();
        assumeTrue(server.isPresent(), "no Temporal CLI");
    }

    @AfterAll
    static void shut() {
        server.ifPresent(TemporalServer::close);
    }

    @Override
    TemporalServer server() {
        return server.orElseThrow();
    }
}
