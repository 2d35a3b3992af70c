package dev.towpath.workflow.migration;

import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.StatusPage;
import dev.towpath.workflow.client.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows the status on the workflow's page and, where the server knows them, in search attributes. The page costs
 * nothing; an upsert costs an action, so there is one for a new state or phase only.
 */
final class StatusBoard {
    private final boolean searchable;
    private @Nullable MigrationState state;
    private @Nullable Phase phase;
    private boolean attention;

    StatusBoard(boolean searchable) {
        this.searchable = searchable;
    }

    void show(MigrationStatus status) {
        Workflow.setCurrentDetails(StatusPage.render(status));
        boolean news = status.state() != state || status.phase() != phase || status.needsAttention() != attention;
        if (searchable && news) {
            state = status.state();
            phase = status.phase();
            attention = status.needsAttention();
            upsert(status);
        }
    }

    private static void upsert(MigrationStatus status) {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.STATE.valueSet(status.state().name().toLowerCase(Locale.ROOT)),
                SearchAttributes.PHASE.valueSet(status.phase().display()),
                SearchAttributes.NEEDS_ATTENTION.valueSet(status.needsAttention()));
    }
}
