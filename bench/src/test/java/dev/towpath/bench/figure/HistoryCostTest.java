package dev.towpath.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCostTest {
    private static HistoryEvent.Builder event(long id, EventType type, long second) {
        return HistoryEvent.newBuilder()
                .setEventId(id)
                .setEventType(type)
                .setEventTime(Timestamp.newBuilder().setSeconds(second));
    }

    @Test
    void counts_attempts_and_the_heartbeats_of_the_time_that_an_activity_ran() {
        List<HistoryEvent> events = List.of(
                event(1, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, 100).build(),
                event(2, EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, 100).build(),
                event(3, EventType.EVENT_TYPE_TIMER_STARTED, 100).build(),
                event(4, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 100).build(),
                event(5, EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED, 101)
                        .setActivityTaskStartedEventAttributes(
                                ActivityTaskStartedEventAttributes.newBuilder().setAttempt(3))
                        .build(),
                event(6, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED, 112)
                        .setActivityTaskCompletedEventAttributes(ActivityTaskCompletedEventAttributes.newBuilder()
                                .setStartedEventId(5))
                        .build());

        HistoryCost cost = HistoryCost.of(events);

        assertThat(cost.events()).isEqualTo(6);
        assertThat(cost.bytes())
                .isEqualTo(events.stream()
                        .mapToLong(HistoryEvent::getSerializedSize)
                        .sum());
        // The workflow, the timer, three attempts, five heartbeats in eleven seconds.
        assertThat(cost.actions()).isEqualTo(10);
    }
}
