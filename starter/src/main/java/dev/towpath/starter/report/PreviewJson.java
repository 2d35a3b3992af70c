package dev.towpath.starter.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.review.Proposal;
import java.util.List;
import java.util.Locale;

/** How Towpath would run changesets, for programs. */
final class PreviewJson {
    private PreviewJson() {}

    static void add(ArrayNode array, List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            ObjectNode node = array.addObject()
                    .put("changeset", proposal.changeset().key())
                    .put("file", proposal.file())
                    .put("hold", proposal.hold());
            ArrayNode refused = node.putArray("refusedLines");
            proposal.refused().forEach(at -> refused.add(at.line()));
            ArrayNode steps = node.putArray("steps");
            proposal.steps().forEach(step -> step(steps.addObject(), step));
        }
    }

    private static void step(ObjectNode node, Step step) {
        node.put("id", step.id().value())
                .put("kind", step.kind())
                .put("phase", step.phase().display())
                .put("summary", step.summary());
        ArrayNode settings = node.putArray("settings");
        step.settings().forEach(settings::add);
        ArrayNode statements = node.putArray("statements");
        step.statements().forEach(statement -> statement(statements.addObject(), statement));
    }

    private static void statement(ObjectNode node, PlannedStatement statement) {
        node.put("sql", statement.sql())
                .put("written", statement.written())
                .put("line", statement.from().line());
        ArrayNode locks = node.putArray("locks");
        for (LockImpact lock : statement.locks()) {
            locks.addObject()
                    .put("mode", lock.mode())
                    .put("table", lock.table().toString())
                    .put("blocks", lock.blocks())
                    .put("duration", lock.duration().name().toLowerCase(Locale.ROOT));
        }
    }
}
