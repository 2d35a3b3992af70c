package dev.towpath.starter.render;

import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps for people, by phase: what was written, what runs instead, and what it locks. */
public final class StepText {
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private StepText(Paint paint) {
        this.paint = paint;
    }

    /** The steps under the headings of their phases. */
    public static List<String> lines(List<Step> steps, Paint paint) {
        StepText text = new StepText(paint);
        for (Phase phase : Phase.values()) {
            List<Step> here =
                    steps.stream().filter(step -> step.phase() == phase).toList();
            if (!here.isEmpty()) {
                text.lines.add(paint.bold(phase.display()));
                here.forEach(text::step);
            }
        }
        return List.copyOf(text.lines);
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
