package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Runs the script of some steps as psql would: statement by statement, each committed unless the script says otherwise. */
public final class HandRun {
    private HandRun() {}

    /** Runs the script in one session. */
    public static void run(List<Step> steps, TestDatabase database) throws SQLException {
        String script = Planned.ENGINE.handScripts().of(steps, Duration.ofSeconds(5));
        TrialRun.asWritten(
                Planned.ENGINE.language().split(Script.verbatim("by-hand.sql", script)).stream()
                        .map(Planned.ENGINE.language()::understand)
                        .map(Understanding::statement)
                        .map(s -> new PlannedStatement(s.sql(), null, s.at(), List.of(), s.copyData()))
                        .toList(),
                database);
    }
}
