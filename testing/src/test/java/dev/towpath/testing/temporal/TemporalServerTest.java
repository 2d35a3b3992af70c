package dev.towpath.testing.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TemporalServerTest {
    private static final SearchAttributeKey<String> DATABASE = SearchAttributeKey.forKeyword("FixtureDatabase");
    private static final String QUEUE = "fixture";

    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String name);
    }

    public static final class PoliteGreeting implements Greeting {
        @Override
        public String greet(String name) {
            Workflow.sleep(Duration.ofMillis(10));
            return "Good day, " + name;
        }
    }

    @Test
    void runs_a_workflow_with_a_search_attribute_in_memory() {
        try (TemporalServer server = TemporalServer.inMemory(DATABASE)) {
            assertThat(server.isReal()).isFalse();
            assertThat(server.target()).startsWith("127.0.0.1:");
            assertThat(greet(server)).isEqualTo("Good day, boatman");
        }
    }

    @Test
    void serves_clients_of_the_same_address_after_each_other() {
        try (TemporalServer server = TemporalServer.inMemory(DATABASE)) {
            greet(server);
            WorkflowStub again = server.client(List.of()).newUntypedWorkflowStub("greeting");
            assertThat(again.getResult(String.class)).isEqualTo("Good day, boatman");
        }
    }

    @Test
    void runs_a_workflow_on_the_real_server_and_lists_it() {
        Optional<TemporalServer> found = TemporalServer.realIfFound(DATABASE);
        if (found.isEmpty()) {
            return;
        }
        try (TemporalServer server = found.get()) {
            assertThat(server.isReal()).isTrue();
            assertThat(greet(server)).isEqualTo("Good day, boatman");
            awaitListed(server);
        }
    }

    /** The list follows the history with a lag that nobody promises; the test's time limit bounds the wait. */
    private static void awaitListed(TemporalServer server) {
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(server.namespace())
                .setQuery("FixtureDatabase = 'shop'")
                .build();
        var service = server.client(List.of()).getWorkflowServiceStubs().blockingStub();
        int listed = 0;
        while (listed == 0) {
            listed = service.listWorkflowExecutions(request).getExecutionsCount();
        }
        assertThat(listed).isOne();
    }

    private static String greet(TemporalServer server) {
        WorkflowClient client = server.client(List.of());
        WorkerFactory workers = WorkerFactory.newInstance(client);
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(PoliteGreeting.class);
        workers.start();
        try {
            Greeting greeting = client.newWorkflowStub(
                    Greeting.class,
                    WorkflowOptions.newBuilder()
                            .setWorkflowId("greeting")
                            .setTaskQueue(QUEUE)
                            .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                    .set(DATABASE, "shop")
                                    .build())
                            .build());
            WorkflowClient.start(greeting::greet, "boatman");
            return WorkflowStub.fromTyped(greeting).getResult(String.class);
        } finally {
            workers.shutdownNow();
        }
    }
}
