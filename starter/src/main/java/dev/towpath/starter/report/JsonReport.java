package dev.towpath.starter.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.starter.render.JsonDocuments;
import java.time.LocalDate;

/** A review for programs. */
final class JsonReport {
    private JsonReport() {}

    static String of(ReviewReport report) {
        ObjectNode document = JsonDocuments.document();
        document.put("project", report.places().prefix());
        ArrayNode findings = document.putArray("findings");
        report.open().forEach(finding -> add(findings, finding));
        ArrayNode waived = document.putArray("waived");
        report.outcome().waived().forEach(one -> waived(waived, one));
        ArrayNode baseline = document.putArray("baseline");
        report.outcome().known().forEach(finding -> add(baseline, finding));
        document.put("baselineStale", report.outcome().stale());
        document.putObject("coverage")
                .put("statements", report.outcome().coverage().statements())
                .put("understood", report.outcome().coverage().understood());
        ArrayNode files = document.putArray("files");
        report.outcome().files().forEach(files::add);
        ArrayNode leftOut = document.putArray("leftOut");
        report.leftOut()
                .forEach(left -> leftOut.addObject().put("file", left.file()).put("why", left.why()));
        if (report.detail().preview()) {
            PreviewJson.add(document.putArray("proposals"), report.previews());
        }
        return JsonDocuments.print(document) + "\n";
    }

    private static ObjectNode add(ArrayNode array, Finding finding) {
        ObjectNode node = JsonDocuments.finding(finding);
        array.add(node);
        return node;
    }

    private static void waived(ArrayNode array, WaivedFinding waived) {
        LocalDate until = waived.waiver().until();
        add(array, waived.finding())
                .put("reason", waived.waiver().reason())
                .put("owner", waived.waiver().owner())
                .put("until", until == null ? null : until.toString())
                .put("waivedAt", waived.waiver().at().toString());
    }
}
