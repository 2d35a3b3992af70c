package dev.towpath.review.waiver;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.model.finding.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays waivers over findings. A waiver that is expired or unfinished waives nothing, and is a finding itself. */
public final class Waivers {
    private final WaiverRequirements requirements;
    private final LocalDate today;

    /** Waivers under these requirements, on this day. */
    public Waivers(WaiverRequirements requirements, LocalDate today) {
        this.requirements = requirements;
        this.today = today;
    }

    /** What stays open, and what is waived by the first waiver that covers it. */
    public Waived apply(List<Finding> findings, WrittenWaivers written) {
        WaiverFindings says = new WaiverFindings(requirements);
        List<Finding> open = new ArrayList<>();
        List<WaivedFinding> waived = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        List<Waiver> waivers = written.waivers();
        for (Finding finding : findings) {
            Optional<Waiver> found = Optional.empty();
            for (int i = 0; i < waivers.size(); i++) {
                Waiver waiver = waivers.get(i);
                if (waiver.covers(finding)) {
                    used.add(i);
                    if (found.isEmpty() && says.missing(waiver).isEmpty() && !waiver.expired(today)) {
                        found = Optional.of(waiver);
                    }
                }
            }
            found.ifPresentOrElse(waiver -> waived.add(new WaivedFinding(finding, waiver)), () -> open.add(finding));
        }
        open.addAll(written.mistakes());
        for (int i = 0; i < waivers.size(); i++) {
            says.about(waivers.get(i), used.contains(i), today).ifPresent(open::add);
        }
        return new Waived(open, waived);
    }
}
