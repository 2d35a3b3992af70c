package dev.towpath.starter.client;

import com.google.protobuf.Timestamp;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.workflow.client.MigrationMemo;
import dev.towpath.workflow.client.TowpathData;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.common.converter.DataConverterException;
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

    /** The server's word, lower case. */
    static String word(WorkflowExecutionStatus status) {
        String name = status.name();
        return name.substring(name.lastIndexOf("STATUS_") + "STATUS_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
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
