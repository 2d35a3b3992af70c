package dev.towpath.workflow.migration;

import dev.towpath.model.policy.FillTuning;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An order to let fills go otherwise: faster, gentler, with other limits.
 *
 * @param by as in {@link OperatorOrder}
 * @param reason as in {@link OperatorOrder}
 * @param settings keys and values of {@code FillSetting}; at least one
 */
public record TuneOrder(String by, String reason, SortedMap<String, String> settings) {
    /** An order typed into the Temporal UI may lack anything. */
    public TuneOrder {
        by = Objects.requireNonNullElse(by, "");
        reason = Objects.requireNonNullElse(reason, "");
        settings = settings == null ? new TreeMap<>() : new TreeMap<>(settings);
    }

    /** An order by somebody. */
    public static TuneOrder of(OperatorOrder by, Map<String, String> settings) {
        return new TuneOrder(by.by(), by.reason(), new TreeMap<>(settings));
    }

    /** Who orders it, and why, with what in front. */
    OperatorOrder signed() {
        StringBuilder what = new StringBuilder();
        tuning().settings()
                .forEach((key, value) ->
                        what.append(key).append('=').append(value).append(' '));
        return new OperatorOrder(by, (what + reason).strip());
    }

    FillTuning tuning() {
        return FillTuning.read(settings);
    }

    /** Why this order cannot be taken, or empty when it can. */
    public String flaw() {
        String unsigned = new OperatorOrder(by, reason).flaw();
        if (!unsigned.isEmpty()) {
            return unsigned;
        }
        if (settings.isEmpty()) {
            return "an order to tune needs \"settings\", such as {\"chunk-target\": \"10ms\"}";
        }
        return String.join("; ", tuning().problems());
    }
}
