package dev.towpath.starter.report;

import dev.towpath.model.plan.Step;
import dev.towpath.review.Proposal;
import dev.towpath.starter.render.Paint;
import dev.towpath.starter.render.StepText;
import dev.towpath.starter.render.Words;
import java.util.ArrayList;
import java.util.List;

/** How Towpath would run a changeset, for people. */
final class PreviewText {
    private PreviewText() {}

    /** The steps that run SQL, by phase, after what holds them. */
    static List<String> lines(Proposal proposal, Paint paint) {
        List<String> lines = new ArrayList<>();
        String hold = proposal.hold();
        if (hold != null) {
            lines.add("held: " + Words.line(hold));
        }
        proposal.refused().forEach(at -> lines.add("refused: line " + at.line() + ", see the finding there"));
        List<Step> steps = proposal.steps().stream()
                .filter(step -> !step.statements().isEmpty())
                .toList();
        lines.addAll(steps.isEmpty() ? List.of("runs no SQL of its own") : StepText.lines(steps, paint));
        return List.copyOf(lines);
    }
}
