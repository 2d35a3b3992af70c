package dev.towpath.starter.render;

import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PlanPreview;
import java.util.ArrayList;
import java.util.List;

/** A plan for people: what they wrote, what will run instead, and what it locks. */
public final class PlanText {
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Paint paint) {
        this.paint = paint;
    }

    /** The whole plan. */
    public static List<String> lines(PlanPreview preview, Paint paint) {
        PlanText text = new PlanText(paint);
        text.plan(preview);
        return List.copyOf(text.lines);
    }

    private void plan(PlanPreview preview) {
        MigrationPlan plan = preview.plan();
        lines.addAll(StepText.lines(plan.steps(), paint));
        if (!plan.held().isEmpty()) {
            lines.add(paint.bold("held"));
            plan.held()
                    .forEach(h -> lines.add(
                            "  " + h.id() + "  " + Words.line(h.description()) + ": " + Words.line(h.reason())));
        }
        if (!plan.findings().isEmpty()) {
            lines.add(paint.bold("findings"));
            plan.findings()
                    .forEach(finding -> FindingText.lines(finding, paint).forEach(line -> lines.add("  " + line)));
        }
        Problem refusal = preview.refusal();
        if (refusal != null) {
            lines.add(paint.red("refused: " + Words.line(refusal.message())));
        }
        lines.add(
                plan.steps().isEmpty() && plan.held().isEmpty()
                        ? "Nothing to do: the database has everything."
                        : Words.plural(plan.changesets().size(), "changeset") + ", "
                                + Words.plural(plan.steps().size(), "step") + ", "
                                + Words.count(plan.held().size()) + " held");
        lines.add("digest " + preview.digest());
    }
}
