package dev.towpath.review.plan;

import dev.towpath.model.plan.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each step its phase. A step keeps its natural phase unless an earlier step that it must stay behind runs in a
 * later one; then it moves there too. Inside a phase the source order stays. So two steps that touch each other never
 * swap, and independent additive steps do not wait for a backfill.
 */
final class PhaseOrder {
    private PhaseOrder() {}

    /** A step with the phase it runs in. */
    record Placed(DraftStep draft, Phase phase) {}

    static List<Placed> order(List<DraftStep> steps) {
        List<Placed> placed = new ArrayList<>();
        Map<Phase, Touched> touched = new EnumMap<>(Phase.class);
        for (DraftStep step : steps) {
            Phase phase = step.naturalPhase();
            for (Map.Entry<Phase, Touched> each : touched.entrySet()) {
                boolean later = each.getKey().compareTo(phase) > 0;
                if (later && each.getValue().precedes(step.footprint())) {
                    phase = each.getKey();
                }
            }
            placed.add(new Placed(step, phase));
            touched.computeIfAbsent(phase, none -> new Touched()).add(step.footprint());
        }
        placed.sort(Comparator.comparing(Placed::phase));
        return placed;
    }
}
