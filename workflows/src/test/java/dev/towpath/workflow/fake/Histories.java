package dev.towpath.workflow.fake;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;

/** What the server wrote down. */
public final class Histories {
    private Histories() {}

    public static List<HistoryEvent> events(WorkflowClient client, String workflowId) {
        return client.fetchHistory(workflowId).getEvents();
    }

    /** Tasks that the worker's code failed: a workflow with one of these stands still until somebody mends the code. */
    public static List<String> failedTasks(WorkflowClient client, String workflowId) {
        return events(client, workflowId).stream()
                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                .map(event -> event.getWorkflowTaskFailedEventAttributes().toString())
                .filter(text ->
                        !text.contains("UNHANDLED_COMMAND")) // the server's way to say: look again, news came in
                .toList();
    }
}
