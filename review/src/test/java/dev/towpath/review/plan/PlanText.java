package dev.towpath.review.plan;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;

/** A plan as people review it in golden files. */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(MigrationPlan plan) {
        PlanText text = new PlanText();
        plan.steps().forEach(text::step);
        plan.held().forEach(held -> text.line("held " + held.id() + ": " + held.reason()));
        plan.findings().forEach(text::finding);
        return text.text.toString();
    }

    private void step(Step step) {
        boolean records = step instanceof Step.ExecuteDdl ddl && ddl.recordsHistory();
        line(step.phase().display() + "  " + step.id() + "  " + step.kind() + (records ? " + history" : ""));
        step.settings().forEach(setting -> line("    under   " + setting));
        step.statements().forEach(this::statement);
        if (step instanceof Step.Backfill fill) {
            line("    by      " + fill.table() + " " + fill.key() + ", about " + fill.estimatedRows() + " rows");
            line("    chunk   "
                    + oneLine(fill.chunk().over("RANGE OF " + fill.chunk().qualifier())));
        }
        for (Expectation expectation : step.expects()) {
            line("    then    " + expectation.display());
        }
    }

    private void statement(PlannedStatement statement) {
        line("    run     " + oneLine(statement.sql()));
        if (statement.written() != null) {
            line("    for     " + statement.from().line() + ": " + oneLine(statement.written()));
        }
        for (LockImpact lock : statement.locks()) {
            line("    locks   " + lock.display() + ", " + lock.duration() + ", " + lock.lockClass());
        }
        if (statement.copyData() != null) {
            line("    rows    " + statement.copyData().lines().count());
        }
    }

    private void finding(Finding finding) {
        line(finding.severity() + " " + finding.rule() + " at " + finding.at());
        line("    says    " + finding.message());
        line("    advises " + finding.advice());
        if (finding.lock() != null) {
            line("    locks   " + finding.lock());
        }
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
