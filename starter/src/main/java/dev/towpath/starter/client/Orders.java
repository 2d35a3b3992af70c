package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.status.MigrationStatus;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Gives orders as updates, so that a refusal is an answer and not silence. */
final class Orders {
    private final TemporalConnection connection;
    private final Duration patience;

    Orders(TemporalConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /**
     * Gives an order.
     *
     * @param command the update's name
     * @param flaw why it cannot be taken by anybody, or empty
     */
    void give(String id, String command, String flaw, Object order) {
        if (!flaw.isEmpty()) {
            throw new TowpathException(ErrorCode.CONFIGURATION, "The order is not complete: " + flaw + ".");
        }
        try {
            Patience.within(patience, () -> update(id, command, order));
        } catch (TimeoutException e) {
            throw unanswered(id, command, e);
        } catch (RuntimeException e) {
            throw refused(id, command, e);
        }
    }

    private MigrationStatus update(String id, String command, Object order) {
        WorkflowStub stub = connection.client().newUntypedWorkflowStub(id);
        UpdateOptions<MigrationStatus> options = UpdateOptions.newBuilder(MigrationStatus.class)
                .setUpdateName(command)
                .setUpdateId(UUID.randomUUID().toString())
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        return stub.startUpdate(options, order).getResult();
    }

    private TowpathException refused(String id, String command, RuntimeException failure) {
        if (failure instanceof WorkflowUpdateException) {
            ApplicationFailure reason = Failures.cause(failure, ApplicationFailure.class);
            String words = reason == null ? String.valueOf(failure.getMessage()) : reason.getOriginalMessage();
            return new TowpathException(
                    ErrorCode.ORDER_REFUSED,
                    "Migration \"" + id + "\" does not take the order to " + command + ": " + words,
                    failure);
        }
        if (failure instanceof WorkflowNotFoundException) {
            return new TowpathException(
                    ErrorCode.ORDER_REFUSED, "Migration \"" + id + "\" ended before the order arrived.", failure);
        }
        return Failures.of(failure, connection.address(), connection.namespace());
    }

    private TowpathException unanswered(String id, String command, Exception cause) {
        return new TowpathException(
                ErrorCode.TEMPORAL_UNAVAILABLE,
                "No worker took the order to " + command + " \"" + id + "\" within " + patience.toSeconds()
                        + " s. Start one with towpath worker, look with towpath status " + ShellArgument.of(id)
                        + ", then give the order again.",
                cause);
    }
}
