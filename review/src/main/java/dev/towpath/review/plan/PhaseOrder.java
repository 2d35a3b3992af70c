package dev.towpath.review.plan;

import dev.towpath.model.plan.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        for (DraftStep step : steps) {
            Phase phase = step.naturalPhase();
            for (Placed earlier : placed) {
                boolean later = earlier.phase().compareTo(phase) > 0;
                if (later && earlier.draft().footprint().precedes(step.footprint())) {
                    phase = earlier.phase();
                }
            }
            placed.add(new Placed(step, phase));
        }
        placed.sort(Comparator.comparing(Placed::phase));
        return placed;
    }
}
