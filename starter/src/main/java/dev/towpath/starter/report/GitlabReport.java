package dev.towpath.starter.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.Digest;
import dev.towpath.model.finding.Finding;
import java.util.HashMap;
import java.util.Map;

/** A review as a Code Quality report, which GitLab shows in merge requests. */
final class GitlabReport {
    private GitlabReport() {}

    static String of(ReviewReport report) {
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        Map<String, Integer> seen = new HashMap<>();
        for (Finding finding : report.open()) {
            String path = report.path(finding);
            // GitLab drops an issue whose fingerprint it has seen: equal statements are told apart by place and number.
            int number = seen.merge(finding.fingerprint() + " " + path, 1, Integer::sum);
            ObjectNode issue = issues.addObject();
            issue.put("description", finding.rule() + ": " + FindingWords.brief(finding));
            issue.put("check_name", finding.rule());
            issue.put(
                    "fingerprint",
                    Digest.of(finding.fingerprint(), path, String.valueOf(number))
                            .hex());
            issue.put(
                    "severity",
                    switch (finding.severity()) {
                        case ERROR -> "critical";
                        case WARNING -> "minor";
                        case INFO -> "info";
                    });
            ObjectNode location = issue.putObject("location");
            location.put("path", path);
            location.putObject("lines").put("begin", finding.at().line());
        }
        return issues.toPrettyString() + "\n";
    }
}
