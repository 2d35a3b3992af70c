package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scripts for psql, outside of a transaction. Steps that keep others out have a short lock timeout and a transaction of
 * their own; builds and validations, which wait for others and keep nobody waiting, have none.
 */
public final class PostgresHandScripts implements HandScripts {
    /** A script writer. */
    public PostgresHandScripts() {}

    @Override
    public String command() {
        return "psql -X -v ON_ERROR_STOP=1 -f";
    }

    @Override
    public String of(List<Step> steps, Duration lockTimeout) {
        StringBuilder script = new StringBuilder();
        for (Phase phase : Phase.values()) {
            List<Step> here =
                    steps.stream().filter(step -> step.phase() == phase).toList();
            if (here.stream().anyMatch(step -> !step.statements().isEmpty())) {
                script.append("-- ").append(phase.display()).append("\n\n");
                here.forEach(step -> step(step, lockTimeout, script));
            }
        }
        return script.toString();
    }

    private static void step(Step step, Duration lockTimeout, StringBuilder script) {
        if (step.statements().isEmpty()) {
            return;
        }
        step.settings().forEach(setting -> script.append(setting).append(";\n"));
        switch (step) {
            case Step.ExecuteDdl ddl -> {
                script.append("BEGIN;\n");
                script.append("SET LOCAL lock_timeout = '")
                        .append(lockTimeout.toMillis())
                        .append("ms';\n");
                ddl.statements().forEach(statement -> statement(statement, script));
                script.append("COMMIT;\n\n");
            }
            case Step.ExecuteAlone alone -> unbounded(alone.statement(), script);
            case Step.BuildIndex build -> unbounded(build.statement(), script);
            case Step.DropIndex drop -> unbounded(drop.statement(), script);
            case Step.ValidateConstraint validate -> unbounded(validate.statement(), script);
            case Step.Backfill fill -> {
                if (fill.key().isEmpty()) {
                    script.append("-- Nobody knows the key of ")
                            .append(fill.table())
                            .append(" here: with one, this runs key range by key range.\n");
                    statement(fill.statement(), script);
                } else {
                    script.append(ChunkLoop.of(fill)).append("\n");
                }
                script.append("\n");
            }
            case Step.RecordHistory ignored -> {}
        }
        if (!step.settings().isEmpty()) {
            // The next step says itself what it needs.
            script.append("RESET ALL;\n\n");
        }
    }

    private static void unbounded(PlannedStatement statement, StringBuilder script) {
        script.append("SET lock_timeout = 0;\n");
        statement(statement, script);
        script.append("\n");
    }

    private static void statement(PlannedStatement statement, StringBuilder script) {
        String locks = statement.locks().stream()
                .map(lock -> lock.display() + (lock.duration() == LockImpact.Duration.BRIEF ? " for a moment" : ""))
                .collect(Collectors.joining(", "));
        if (!locks.isEmpty()) {
            script.append("-- locks: ").append(locks).append("\n");
        }
        script.append(statement.sql()).append(";\n");
        if (statement.copyData() != null) {
            script.append(statement.copyData());
            script.append(statement.copyData().endsWith("\n") ? "" : "\n").append("\\.\n");
        }
    }
}
