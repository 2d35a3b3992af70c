package dev.towpath.starter.report;

import dev.towpath.model.finding.Waiver;
import java.time.LocalDate;

/** A waiver in words. */
final class WaiverWords {
    private WaiverWords() {}

    static String of(Waiver waiver) {
        String owner = waiver.owner();
        LocalDate until = waiver.until();
        return waiver.reason() + (owner == null ? "" : " (" + owner + ")") + (until == null ? "" : ", until " + until)
                + "; " + waiver.at();
    }
}
