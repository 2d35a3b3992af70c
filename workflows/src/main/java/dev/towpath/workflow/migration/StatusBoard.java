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

    StatusBoard(boolean searchable) {
        this.searchable = searchable;
    }

    void show(MigrationStatus status) {
        Workflow.setCurrentDetails(StatusPage.render(status));
        if (searchable && (status.state() != state || status.phase() != phase)) {
            state = status.state();
            phase = status.phase();
            upsert(status);
        }
    }

    private static void upsert(MigrationStatus status) {
        boolean attention = status.state() == MigrationState.BLOCKED || status.state() == MigrationState.REFUSED;
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.STATE.valueSet(status.state().name().toLowerCase(Locale.ROOT)),
                SearchAttributes.PHASE.valueSet(status.phase().display()),
                SearchAttributes.NEEDS_ATTENTION.valueSet(attention));
    }
}
