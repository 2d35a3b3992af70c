package dev.towpath.starter.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.name.TableName;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.review.Review;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.client.TowpathData;
import java.util.List;

/** The documents of {@code -o json}. Each has a version: within one, keys are added and never removed. */
public final class JsonDocuments {
    private static final ObjectMapper MAPPER = TowpathData.mapper();

    private JsonDocuments() {}

    /** An empty document. */
    public static ObjectNode document() {
        return MAPPER.createObjectNode().put("version", 1);
    }

    /** A failure. */
    public static ObjectNode error(TowpathException failure) {
        return error(failure.code().name(), String.valueOf(failure.getMessage()));
    }

    /** A failure by its code. */
    public static ObjectNode error(String code, String message) {
        ObjectNode document = document();
        document.putObject("error").put("code", code).put("message", message);
        return document;
    }

    /** A migration. */
    public static ObjectNode status(MigrationView view) {
        ObjectNode document = document();
        document.put("id", view.id()).put("run", view.runId()).put("database", view.database());
        document.put("server", view.server()).put("workerAnswers", !view.unanswered());
        document.put("started", view.started().toString());
        document.put("closed", view.closed() == null ? null : view.closed().toString());
        document.put("failure", view.failure());
        document.set("holder", MAPPER.valueToTree(view.holder()));
        document.set("status", MAPPER.valueToTree(view.status()));
        document.set("pending", MAPPER.valueToTree(view.pending()));
        ObjectNode progress = view.progress().map(JsonDocuments::progress).orElse(null);
        document.set("backfill", progress);
        ArrayNode orders = document.putArray("orders");
        StatusText.commands(view).forEach(orders::add);
        return document;
    }

    private static ObjectNode progress(BackfillProgress progress) {
        ObjectNode node = MAPPER.valueToTree(progress);
        return node.put("percent", progress.percent()).put("secondsLeft", progress.secondsLeft());
    }

    /** A review. */
    public static ObjectNode review(Review review) {
        ObjectNode document = document();
        document.set("findings", findings(review.findings()));
        document.putObject("coverage")
                .put("statements", review.coverage().statements())
                .put("understood", review.coverage().understood());
        ArrayNode files = document.putArray("files");
        review.files().forEach(files::add);
        return document;
    }

    /** A plan. */
    public static ObjectNode plan(PlanPreview preview) {
        ObjectNode document = document();
        document.put("digest", preview.digest());
        document.set("refusal", MAPPER.valueToTree(preview.refusal()));
        ObjectNode plan = MAPPER.valueToTree(preview.plan());
        plan.set("findings", findings(preview.plan().findings()));
        document.set("plan", plan);
        return document;
    }

    private static ArrayNode findings(List<Finding> findings) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Finding finding : findings) {
            TableName table = finding.table();
            ObjectNode node = array.addObject()
                    .put("rule", finding.rule())
                    .put("severity", FindingText.severity(finding.severity()))
                    .put("message", finding.message())
                    .put("advice", finding.advice())
                    .put("file", finding.at().file())
                    .put("line", finding.at().line())
                    .put("column", finding.at().column())
                    .put("statement", finding.statement())
                    .put("lock", finding.lock())
                    .put("table", table == null ? null : table.toString())
                    .put("fingerprint", finding.fingerprint());
            ArrayNode rewrite = node.putArray("rewrite");
            finding.rewrite().forEach(rewrite::add);
        }
        return array;
    }

    /** The document over several lines, for people who look at it. */
    public static String print(ObjectNode document) {
        return document.toPrettyString();
    }

    /** The document on one line, for streams of documents. */
    public static String line(ObjectNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}
