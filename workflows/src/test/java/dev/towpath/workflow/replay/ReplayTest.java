package dev.towpath.workflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.lane.DurableLane;
import dev.towpath.workflow.migration.DurableMigration;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Today's code takes yesterday's decisions. When a history no longer replays, running migrations would stand still after
 * an update: guard the change with {@code Workflow.getVersion}, or, before the first release, record anew with
 * {@code -Dhistories=record}.
 */
@Timeout(120)
class ReplayTest {
    @ParameterizedTest
    @EnumSource
    void replays(Recording recording) throws Exception {
        Path file =
                Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/histories/" + recording.file());
        if ("record".equals(System.getProperty("histories"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, recording.play());
            throw new AssertionError(
                    file.getFileName() + " was recorded. Read the diff, then run without -Dhistories.");
        }
        replay(Files.readString(file), DurableMigration.class, DurableLane.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "CANCELLED", "REFUSED"})
    void notices_a_workflow_that_changed(Recording recording) throws IOException {
        Path file =
                Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/histories/" + recording.file());
        String history = Files.readString(file);
        assertThatThrownBy(() -> replay(history, HastyMigration.class)).hasMessageContaining("TMPRL1100");
    }

    @ParameterizedTest
    @EnumSource
    void holds_nothing_of_the_machine_that_recorded_it(Recording recording) throws IOException {
        Path file =
                Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/histories/" + recording.file());
        String host = java.net.InetAddress.getLocalHost().getHostName();
        assertThat(Files.readString(file)).doesNotContain("@" + host, System.getProperty("user.dir"));
    }

    private static void replay(String history, Class<?>... workflows) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(TowpathData.converter())
                        .build())
                .build();
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance(options)) {
            var worker = server.newWorker("replay");
            worker.registerWorkflowImplementationTypes(workflows);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
        }
    }
}
