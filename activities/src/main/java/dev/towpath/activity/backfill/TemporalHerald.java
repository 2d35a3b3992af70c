package dev.towpath.activity.backfill;

import dev.towpath.workflow.migration.Standstill;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells news by a signal to the migration's workflow: two for each long standstill, and none for a short one. */
public final class TemporalHerald implements Herald {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalHerald.class);

    private final WorkflowClient client;

    /** A herald to the workflows that this client knows. */
    public TemporalHerald(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public void tell(String migration, Standstill news) {
        try {
            client.newUntypedWorkflowStub(migration).signal("fill-stands-still", news);
        } catch (WorkflowException e) {
            LOG.warn("{}: nobody could be told that {} stands still or goes on", migration, news.step(), e);
        }
    }
}
