package dev.towpath.starter.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import dev.towpath.review.page.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A review as SARIF 2.1.0. Waived and accepted findings are in it, suppressed. Written as a tree, so that
 * no library of beans has to be loaded.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">the standard</a>
 */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" + "sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final ReviewReport report;
    private final List<String> rules;

    private SarifReport(ReviewReport report) {
        this.report = report;
        SortedSet<String> found = new TreeSet<>();
        report.open().forEach(finding -> found.add(finding.rule()));
        report.outcome().waived().forEach(waived -> found.add(waived.finding().rule()));
        report.outcome().known().forEach(finding -> found.add(finding.rule()));
        this.rules = new ArrayList<>(found);
    }

    static String of(ReviewReport report) {
        return new SarifReport(report).log().toPrettyString() + "\n";
    }

    private ObjectNode log() {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Towpath");
        if (!report.version().isEmpty()) {
            driver.put("version", report.version());
        }
        ArrayNode described = driver.putArray("rules");
        rules.forEach(rule -> rule(described.addObject(), rule));
        run.put("columnKind", "unicodeCodePoints");
        run.putArray("invocations").addObject().put("executionSuccessful", true);
        run.putObject("properties")
                .put("statements", report.outcome().coverage().statements())
                .put("understood", report.outcome().coverage().understood());
        ArrayNode results = run.putArray("results");
        report.open().forEach(finding -> result(results, finding));
        report.outcome().waived().forEach(waived -> waived(result(results, waived.finding()), waived));
        report.outcome()
                .known()
                .forEach(finding -> suppress(result(results, finding), "external", "Accepted by the baseline."));
        return log;
    }

    private void rule(ObjectNode node, String id) {
        node.put("id", id);
        report.rules().of(id).ifPresent(text -> described(node, text));
    }

    private static void described(ObjectNode node, RuleText text) {
        node.putObject("shortDescription").put("text", text.title());
        node.putObject("fullDescription").put("text", text.why());
        node.putObject("help").put("text", text.page()).put("markdown", text.page());
        ObjectNode properties = node.putObject("properties").put("docs", text.docs());
        properties.putArray("tags").add(text.category());
    }

    private ObjectNode result(ArrayNode results, Finding finding) {
        ObjectNode result = results.addObject();
        result.put("ruleId", finding.rule()).put("ruleIndex", rules.indexOf(finding.rule()));
        result.put("level", level(finding.severity()));
        result.putObject("message").put("text", unlinked(FindingWords.whole(finding)));
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation")
                .put("uri", UriPath.of(report.path(finding)))
                .put("uriBaseId", ROOT);
        physical.putObject("region")
                .put("startLine", finding.at().line())
                .put("startColumn", finding.at().column());
        if (!finding.fingerprint().isEmpty()) {
            result.putObject("partialFingerprints").put("towpathStatement/v1", finding.fingerprint());
        }
        return result;
    }

    /** {@code [text](target)} would be a link. */
    private static String unlinked(String text) {
        return text.replace("](", "] (");
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static void waived(ObjectNode result, WaivedFinding waived) {
        Waiver waiver = waived.waiver();
        suppress(
                result,
                waiver.scope() instanceof WaiverScope.Configured ? "external" : "inSource",
                WaiverWords.of(waiver));
    }

    private static void suppress(ObjectNode result, String kind, String why) {
        result.putArray("suppressions")
                .addObject()
                .put("kind", kind)
                .put("status", "accepted")
                .put("justification", why);
    }
}
