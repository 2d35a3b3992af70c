package dev.towpath.starter.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.client.TowpathData;

/** The documents about migrations that a server knows. */
public final class MigrationDocuments {
    private static final ObjectMapper MAPPER = TowpathData.mapper();

    private MigrationDocuments() {}

    /** A migration. */
    public static ObjectNode status(MigrationView view) {
        ObjectNode document = JsonDocuments.document();
        document.put("id", view.id()).put("run", view.runId()).put("database", view.database());
        document.put("server", view.server()).put("workerAnswers", !view.unanswered());
        document.put("started", view.started().toString());
        document.put("closed", view.closed() == null ? null : view.closed().toString());
        document.put("failure", view.failure());
        document.set("holder", MAPPER.valueToTree(view.holder()));
        document.set("status", MAPPER.valueToTree(view.status()));
        document.set("pending", MAPPER.valueToTree(view.pending()));
        ObjectNode progress = view.progress().map(MigrationDocuments::progress).orElse(null);
        document.set("backfill", progress);
        ArrayNode orders = document.putArray("orders");
        StatusText.commands(view).forEach(orders::add);
        return document;
    }

    private static ObjectNode progress(BackfillProgress progress) {
        ObjectNode node = MAPPER.valueToTree(progress);
        return node.put("percent", progress.percent()).put("secondsLeft", progress.secondsLeft());
    }

    /** A plan. */
    public static ObjectNode plan(PlanPreview preview) {
        ObjectNode document = JsonDocuments.document();
        document.put("digest", preview.digest());
        document.set("refusal", MAPPER.valueToTree(preview.refusal()));
        ObjectNode plan = MAPPER.valueToTree(preview.plan());
        ArrayNode findings = plan.putArray("findings");
        preview.plan().findings().forEach(finding -> findings.add(JsonDocuments.finding(finding)));
        document.set("plan", plan);
        return document;
    }
}
