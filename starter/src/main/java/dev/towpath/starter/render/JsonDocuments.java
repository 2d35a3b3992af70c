package dev.towpath.starter.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.name.TableName;

/**
 * The documents of {@code -o json}. Each has a version: within one, keys are added and never removed. Knows trees only, so
 * that a command without a server loads nothing of one.
 */
public final class JsonDocuments {
    private JsonDocuments() {}

    /** An empty document. */
    public static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode().put("version", 1);
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

    /** A finding. */
    public static ObjectNode finding(Finding finding) {
        TableName table = finding.table();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
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
        return node;
    }

    /** The document over several lines, for people who look at it. */
    public static String print(ObjectNode document) {
        return document.toPrettyString();
    }

    /** The document on one line, for streams of documents. */
    public static String line(ObjectNode document) {
        return document.toString();
    }
}
