package dev.towpath.review.waiver;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.WaivedFinding;
import java.util.List;

/**
 * Findings after the waivers were laid over them.
 *
 * @param open what nobody waived, and what is wrong with the waivers themselves
 * @param waived the rest
 */
public record Waived(List<Finding> open, List<WaivedFinding> waived) {
    public Waived {
        open = List.copyOf(open);
        waived = List.copyOf(waived);
    }
}
