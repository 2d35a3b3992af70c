package dev.towpath.bench.figure;

import com.google.protobuf.Timestamp;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow costs Temporal.
 *
 * @param events in its history
 * @param bytes of that history
 * @param actions as Temporal Cloud counts them, by the history: starts, attempts of activities, timers, signals, updates,
 *     upserts; and one for each {@link #HEARTBEAT} that an activity ran, since a heartbeat that arrives is one. What people
 *     ask meanwhile is not in it. Temporal's documentation: "Actions"
 */
public record HistoryCost(long events, long bytes, long actions) {
    /** Of the worker's {@code MaxHeartbeatThrottleInterval}. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** Of a workflow that is over. */
    public static HistoryCost of(List<HistoryEvent> events) {
        long actions = 0;
        Map<Long, Instant> began = new HashMap<>();
        for (HistoryEvent event : events) {
            actions += switch (event.getEventType()) {
                case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
                        EVENT_TYPE_TIMER_STARTED,
                        EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
                        EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED,
                        EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
                        EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES -> 1;
                case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED -> 2;
                case EVENT_TYPE_ACTIVITY_TASK_STARTED -> {
                    began.put(event.getEventId(), time(event));
                    yield event.getActivityTaskStartedEventAttributes().getAttempt();
                }
                case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                    heartbeats(
                            began.get(event.getActivityTaskCompletedEventAttributes()
                                    .getStartedEventId()),
                            event);
                case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
                    heartbeats(
                            began.get(event.getActivityTaskCanceledEventAttributes()
                                    .getStartedEventId()),
                            event);
                case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
                    heartbeats(
                            began.get(
                                    event.getActivityTaskFailedEventAttributes().getStartedEventId()),
                            event);
                default -> 0;
            };
        }
        long bytes = events.stream().mapToLong(HistoryEvent::getSerializedSize).sum();
        return new HistoryCost(events.size(), bytes, actions);
    }

    private static long heartbeats(@Nullable Instant began, HistoryEvent end) {
        return began == null ? 0 : Duration.between(began, time(end)).dividedBy(HEARTBEAT);
    }

    private static Instant time(HistoryEvent event) {
        Timestamp at = event.getEventTime();
        return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    }
}
