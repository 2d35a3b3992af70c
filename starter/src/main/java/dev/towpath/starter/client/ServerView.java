package dev.towpath.starter.client;

import com.google.protobuf.Timestamp;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.workflow.client.MigrationMemo;
import dev.towpath.workflow.client.SearchAttributes;
import dev.towpath.workflow.client.TowpathData;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.TerminatedFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a description says; none of it needs a worker. */
final class ServerView {
    private ServerView() {}

    static String state(WorkflowExecutionDescription description) {
        return word(description.getStatus());
    }

    /** The migration's own word for its state where the server knows the search attribute, else the server's. */
    static String migrationState(WorkflowExecutionDescription description) {
        String own = open(description) ? description.getTypedSearchAttributes().get(SearchAttributes.STATE) : null;
        return own == null ? state(description) : own.replace('_', ' ');
    }

    /** The server's word, lower case. */
    static String word(WorkflowExecutionStatus status) {
        String name = status.name();
        return name.substring(name.lastIndexOf("STATUS_") + "STATUS_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /** Why a workflow ended that did not end by itself: somebody pressed a button, or a limit of the server was reached. */
    static String ended(WorkflowExecutionStatus status, WorkflowFailedException failure) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_CANCELED ->
                "its workflow was cancelled through Temporal, which counts as an order to roll back:"
                        + " the schema and all data stay";
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> {
                TerminatedFailure reason = Failures.cause(failure, TerminatedFailure.class);
                String words = reason == null || reason.getOriginalMessage() == null ? "" : reason.getOriginalMessage();
                yield "its workflow was terminated through Temporal" + (words.isBlank() ? "" : " (" + words + ")")
                        + ", so nothing was tidied up. Start the same migration again: it goes on where this one stopped";
            }
            default -> "its workflow was " + word(status) + " on the server";
        };
    }

    static boolean open(WorkflowExecutionDescription description) {
        return description.getCloseTime() == null || state(description).equals("running");
    }

    static String digest(WorkflowExecutionDescription description) {
        return memo(description, MigrationMemo.DIGEST);
    }

    static String database(WorkflowExecutionDescription description) {
        return memo(description, MigrationMemo.DATABASE);
    }

    private static String memo(WorkflowExecutionDescription description, String key) {
        Object value = description.getMemo(key, String.class);
        return value instanceof String text ? text : "";
    }

    static List<PendingWork> pending(WorkflowExecutionDescription description) {
        return description.getRawDescription().getPendingActivitiesList().stream()
                .map(ServerView::work)
                .toList();
    }

    private static PendingWork work(PendingActivityInfo info) {
        boolean running = info.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED;
        return new PendingWork(
                info.getActivityType().getName(),
                Math.max(1, info.getAttempt()),
                running,
                info.hasLastFailure() ? info.getLastFailure().getMessage() : null,
                progress(info),
                info.hasLastHeartbeatTime() ? instant(info.getLastHeartbeatTime()) : null,
                !running && info.hasScheduledTime() ? instant(info.getScheduledTime()) : null);
    }

    /** A heartbeat of another shape is somebody else's: it is left out. */
    private static @Nullable BackfillProgress progress(PendingActivityInfo info) {
        if (!info.hasHeartbeatDetails() || info.getHeartbeatDetails().getPayloadsCount() == 0) {
            return null;
        }
        try {
            BackfillProgress progress = TowpathData.converter()
                    .fromPayloads(
                            0, Optional.of(info.getHeartbeatDetails()), BackfillProgress.class, BackfillProgress.class);
            // JSON of another shape leaves out what the record promises.
            return progress == null || progress.table() == null || progress.step() == null ? null : progress;
        } catch (DataConverterException e) {
            return null;
        }
    }

    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
