package dev.towpath.workflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.testing.temporal.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StickyQueueReleaseTest {
    private static final String QUEUE = "gate";

    @WorkflowInterface
    public interface Gate {
        @WorkflowMethod
        String waitForIt();

        @SignalMethod
        void open();

        @QueryMethod
        boolean isOpen();
    }

    public static final class WaitingGate implements Gate {
        private boolean open;

        @Override
        public String waitForIt() {
            Workflow.await(() -> open);
            return "through";
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public boolean isOpen() {
            return open;
        }
    }

    @Test
    void lets_another_worker_go_on_after_one_died_on_the_in_memory_server() {
        try (TemporalServer server = TemporalServer.inMemory()) {
            WorkerFactory first = worker(server);
            WorkflowClient client = server.client(List.of());
            Gate gate = client.newWorkflowStub(
                    Gate.class,
                    WorkflowOptions.newBuilder()
                            .setWorkflowId("gate")
                            .setTaskQueue(QUEUE)
                            .build());
            WorkflowClient.start(gate::waitForIt);
            assertThat(gate.isOpen()).isFalse(); // the first worker holds the workflow now
            first.getWorkflowClient().getWorkflowServiceStubs().shutdownNow(); // as if its process were killed
            WorkerFactory second = worker(server);
            gate.open();
            assertThat(WorkflowStub.fromTyped(gate).getResult(String.class)).isEqualTo("through");
            second.shutdownNow();
            first.shutdownNow();
        }
    }

    private static WorkerFactory worker(TemporalServer server) {
        WorkerFactory workers = WorkerFactory.newInstance(server.client(List.of(new StickyQueueRelease())));
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(WaitingGate.class);
        workers.start();
        return workers;
    }
}
