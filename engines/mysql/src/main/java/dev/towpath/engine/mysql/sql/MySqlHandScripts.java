package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scripts for the mysql client. Every wait for a metadata lock is short; statements over many rows run whole, with a
 * word about it, because SQL outside of a procedure has no loop. Only changes of rows share a transaction: a schema
 * change commits by itself, and the script says so where the plan has it together with others.
 */
public final class MySqlHandScripts implements HandScripts {
    /** A script writer. */
    public MySqlHandScripts() {}

    @Override
    public String command() {
        return "mysql <";
    }

    @Override
    public String of(List<Step> steps, Duration lockTimeout) {
        StringBuilder script = new StringBuilder();
        for (Phase phase : Phase.values()) {
            List<Step> here = steps.stream()
                    .filter(step -> step.phase() == phase && !step.statements().isEmpty())
                    .toList();
            if (!here.isEmpty()) {
                script.append("-- ").append(phase.display()).append("\n\n");
                script.append("SET lock_wait_timeout = ")
                        .append(Math.max(1, lockTimeout.toSeconds()))
                        .append(";\n\n");
                here.forEach(step -> step(step, script));
            }
        }
        return script.toString();
    }

    private static void step(Step step, StringBuilder script) {
        step.settings().forEach(setting -> script.append(setting).append(";\n"));
        if (step instanceof Step.Backfill fill) {
            script.append("-- In one go. Better: one range of the key of ")
                    .append(fill.table())
                    .append(" after the other, each committed.\n");
        }
        List<HandStatement> statements =
                step.statements().stream().map(HandStatement::of).toList();
        if (statements.size() > 1 && statements.stream().anyMatch(HandStatement::mayCommit)) {
            script.append("-- Nothing takes these back together: each schema change commits by itself, and what came"
                    + " before it. After a failure go on from there.\n");
        }
        // LOCK TABLES ends with the next transaction.
        boolean locks = statements.stream().anyMatch(HandStatement::locksTables);
        boolean open = false;
        for (int at = 0; at < statements.size(); at++) {
            HandStatement statement = statements.get(at);
            boolean goesOn = !locks
                    && statement.changesRows()
                    && at + 1 < statements.size()
                    && statements.get(at + 1).changesRows();
            if (goesOn && !open) {
                script.append("START TRANSACTION;\n");
            }
            statement(statement, script);
            if (open && !goesOn) {
                script.append("COMMIT;\n");
            }
            open = goesOn;
        }
        script.append("\n");
    }

    private static void statement(HandStatement hand, StringBuilder script) {
        PlannedStatement statement = hand.planned();
        String locks = statement.locks().stream()
                .map(lock -> lock.display() + (lock.duration() == LockImpact.Duration.BRIEF ? " for a moment" : ""))
                .collect(Collectors.joining(", "));
        if (!locks.isEmpty()) {
            script.append("-- ").append(locks).append("\n");
        }
        script.append(hand.sql());
    }
}
