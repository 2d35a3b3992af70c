package dev.towpath.review.waiver;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Waiver;
import java.util.ArrayList;
import java.util.List;

/**
 * What was written down, before anybody looks whether it holds.
 *
 * @param waivers one for each rule of each comment
 * @param mistakes findings about comments that cannot be read
 */
public record WrittenWaivers(List<Waiver> waivers, List<Finding> mistakes) {
    public WrittenWaivers {
        waivers = List.copyOf(waivers);
        mistakes = List.copyOf(mistakes);
    }

    /** These and others. */
    public WrittenWaivers and(List<Waiver> others) {
        List<Waiver> all = new ArrayList<>(waivers);
        all.addAll(others);
        return new WrittenWaivers(all, mistakes);
    }
}
