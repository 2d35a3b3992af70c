package dev.towpath.workflow.migration;

import java.util.Objects;

/**
 * Who orders something, and why. Recorded in the history; not proof of identity: whoever may write to the namespace may
 * write any name.
 *
 * @param by 1 to 200 characters
 * @param reason up to 2,000 characters; may be empty
 */
public record OperatorOrder(String by, String reason) {
    /** An order typed into the Temporal UI may lack either: that is a flaw to name, not an error to die of. */
    public OperatorOrder {
        by = Objects.requireNonNullElse(by, "");
        reason = Objects.requireNonNullElse(reason, "");
    }

    /** Why this order cannot be taken, or empty when it can. */
    public String flaw() {
        if (by.isBlank() || by.length() > 200) {
            return "an order needs a name of 1 to 200 characters in \"by\"";
        }
        return reason.length() > 2_000 ? "a reason has at most 2,000 characters" : "";
    }
}
