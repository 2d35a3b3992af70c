package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a shell sees of the command: signals in, exit status and last words out. */
@Timeout(120)
class ProcessTest {
    @TempDir
    private Path folder;

    private ProcessWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new ProcessWorld(folder);
        world.migration("V1__tally.sql", "CREATE TABLE tally (n integer);");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void ctrl_c_stops_waiting_and_the_migration_goes_on() throws Exception {
        TowpathProcess start = world.process(
                world.temporal().target(), "start", world.migrations().toString(), "--database", "shop");
        Wait.until("it waits", start::printed, () -> start.printed().contains("no worker answers"));

        start.interrupt();

        assertThat(start.status()).isEqualTo(130);
        assertThat(start.printed())
                .contains("Detached; the migration goes on. Come back with: towpath watch shop/V1")
                .doesNotContain("\tat ");
        world.worker(world.temporal().target());
        assertThat(world.towpath("watch", "shop/V1").status()).isZero();
        assertThat(world.database().query("SELECT count(*) FROM tally")).containsExactly("0");
    }

    @Test
    void a_worker_without_temporal_says_so_and_ends() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        TowpathProcess worker = world.worker("127.0.0.1:" + nobody);

        assertThat(worker.status()).isEqualTo(75);
        assertThat(worker.printed())
                .contains("Temporal at 127.0.0.1:" + nobody + " does not answer")
                .doesNotContain("\tat dev.towpath");
    }
}
