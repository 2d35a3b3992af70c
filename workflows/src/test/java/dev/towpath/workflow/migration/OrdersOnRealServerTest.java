package dev.towpath.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.testing.temporal.TemporalServer;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Waterway;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OrdersOnRealServerTest extends OrderContract {
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

    // The in-memory server repeats what fails while it is being cancelled, which the real one does not.

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_backfill_that_does_not_live_to_say_that_it_stopped_has_stopped(boolean dies) {
        String call = "backfill V1/3";
        Gate gate = dies ? script.nextDiesWhenStopped(call) : script.nextStumblesWhenStopped(call);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.pause(ANN);
        assertThat(Waterway.await(migration, MigrationState.PAUSED).stepsDone()).isEqualTo(2);
        migration.resume(ANN);
        end(migration, MigrationState.COMPLETED);
        assertThat(script.count(call)).isEqualTo(2);
    }

    @Test
    void a_hand_that_does_not_live_to_say_that_it_stopped_has_stopped() {
        Gate first = script.nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = start();
        first.awaitReached();
        Gate second = script.nextDiesWhenStopped("backfill V1/3 hand 1/2");
        script.nextBlocks("backfill V1/3 hand 0/2", true);
        migration.tune(tune("ranges", "2"));
        second.awaitReached();
        migration.tune(tune("chunk-target", "5ms"));
        MigrationStatus end = end(migration, MigrationState.COMPLETED);
        assertThat(end.stepsDone()).isEqualTo(5);
        assertThat(script.count("backfill V1/3 hand 0/2")).isEqualTo(2);
    }
}
