package dev.towpath.starter.client;

import dev.towpath.model.TowpathException;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.starter.client.MigrationView.Holder;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one migration repeatedly. A description costs the server next to nothing and holds the backfill's progress; the
 * migration itself is asked only when something happened since. Not thread-safe.
 */
public final class Observer {
    /** Looks after which a worker that did not answer is asked again, although nothing happened. */
    private static final int PATIENCE = 10;

    private final TowpathClient client;
    private final String id;
    private long askedAt = -1;
    private @Nullable String askedRun;
    private int unanswered;
    private @Nullable MigrationStatus last;

    Observer(TowpathClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /**
     * The migration now.
     *
     * @throws TowpathException when the server does not answer or does not know it
     */
    public MigrationView look() {
        WorkflowExecutionDescription description = client.describe(id);
        String run = description.getExecution().getRunId();
        boolean over = !ServerView.open(description);
        String failure = null;
        if (description.getHistoryLength() != askedAt || !run.equals(askedRun) || retry()) {
            boolean known = run.equals(askedRun);
            askedAt = description.getHistoryLength();
            askedRun = run;
            MigrationStatus told = over ? null : ask();
            unanswered = told == null ? 1 : 0;
            // Of a run that is over, what it said last is still worth showing.
            last = over && known ? last : told;
        }
        if (over) {
            failure = conclude(description.getStatus());
        }
        return new MigrationView(
                id,
                run,
                ServerView.database(description),
                ServerView.state(description),
                last,
                failure,
                description.getStartTime(),
                over ? description.getCloseTime() : null,
                ServerView.pending(description),
                description.getHistoryLength(),
                over ? null : holder(last));
    }

    /** Whoever waits behind a migration that is blocked wants to know; the server knows without a worker. */
    private @Nullable Holder holder(@Nullable MigrationStatus status) {
        MigrationStatus.Waiting waiting = status == null ? null : status.waiting();
        QueuePlace place = waiting == null ? null : waiting.place();
        return place == null
                ? null
                : client.described(place.holder())
                        .map(description -> new Holder(place.holder(), ServerView.migrationState(description)))
                        .orElse(null);
    }

    private boolean retry() {
        return unanswered > 0 && ++unanswered > PATIENCE;
    }

    /** The result stands in the history, so an ended migration is known without a worker. */
    private @Nullable String conclude(WorkflowExecutionStatus status) {
        WorkflowStub stub = client.stub(id);
        try {
            last = stub.getResult(TowpathClient.QUERY.toMillis(), TimeUnit.MILLISECONDS, MigrationStatus.class);
            return null;
        } catch (WorkflowFailedException e) {
            MigrationStatus told = ask();
            last = told == null ? last : told;
            return Failures.ofWorker(e).map(TowpathException::getMessage).orElseGet(() -> ServerView.ended(status, e));
        } catch (TimeoutException | WorkflowException e) {
            return "its result cannot be read";
        }
    }

    private @Nullable MigrationStatus ask() {
        try {
            return Patience.within(TowpathClient.QUERY, () -> client.stub(id).query("status", MigrationStatus.class));
        } catch (TimeoutException | WorkflowException e) {
            // Nobody answers, or the worker's code is broken: the server still knows something.
            return null;
        }
    }
}
