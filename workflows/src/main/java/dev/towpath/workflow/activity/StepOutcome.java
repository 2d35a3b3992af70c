package dev.towpath.workflow.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt at a step ended. Anything else is a failure. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepOutcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = StepOutcome.Part.class, name = "part"),
    @JsonSubTypes.Type(value = StepOutcome.Busy.class, name = "busy")
})
public sealed interface StepOutcome {
    /**
     * The step is done and its effect was read back.
     *
     * @param already whether it was done before this attempt
     * @param fill what a backfill did, else null
     */
    record Done(boolean already, LockRecord locks, @Nullable Fill fill) implements StepOutcome {}

    /** Nothing is left for this hand of a backfill; others still work on theirs, and the last of them ends the step. */
    record Part() implements StepOutcome {}

    /**
     * Somebody else has what the step needs. Nothing was changed.
     *
     * @param on what it needs, for people
     */
    record Busy(String on, List<Blocker> heldBy, LockRecord locks) implements StepOutcome {
        public Busy {
            heldBy = List.copyOf(heldBy);
        }
    }
}
