package dev.towpath.starter.render;

import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PlanPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        for (Phase phase : Phase.values()) {
            List<Step> steps =
                    plan.steps().stream().filter(s -> s.phase() == phase).toList();
            if (!steps.isEmpty()) {
                lines.add(paint.bold(phase.display()));
                steps.forEach(this::step);
            }
        }
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

    private void step(Step step) {
        lines.add("  " + step.id() + "  " + step.kind() + "  " + Words.line(step.summary()));
        step.settings().forEach(setting -> lines.add("    " + paint.faint("with") + "  " + Words.line(setting)));
        step.statements().forEach(this::statement);
    }

    private void statement(PlannedStatement statement) {
        String written = statement.written();
        if (written != null) {
            sql("you wrote        ", written);
            sql("Towpath will run ", statement.sql());
        } else {
            sql("as written       ", statement.sql());
        }
        if (!statement.locks().isEmpty()) {
            lines.add("    " + paint.faint("lock             ") + "  "
                    + statement.locks().stream().map(this::lock).collect(Collectors.joining("; ")));
        }
    }

    private String lock(LockImpact lock) {
        String text = Words.line(lock.display()) + ", blocks " + lock.blocks() + ", "
                + lock.duration().name().toLowerCase(Locale.ROOT);
        return switch (lock.lockClass()) {
            case STRONG -> paint.yellow(text);
            case NONE, ROW, ONLINE -> text;
        };
    }

    private void sql(String label, String sql) {
        String indent = "\n" + " ".repeat(label.length() + 6);
        lines.add("    " + paint.faint(label) + "  " + Words.block(sql).replace("\n", indent));
    }
}
