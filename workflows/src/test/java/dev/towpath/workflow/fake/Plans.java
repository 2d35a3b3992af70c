package dev.towpath.workflow.fake;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.PackedProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Plans and requests to play with. */
public final class Plans {
    public static final StepOutline DDL = outline("V1/1", "execute-ddl", Phase.DEPLOY);
    public static final StepOutline INDEX = outline("V1/2", "build-index", Phase.DEPLOY);
    public static final StepOutline FILL = outline("V1/3", "backfill", Phase.BACKFILL);
    public static final StepOutline CONSTRAINT = outline("V1/4", "validate-constraint", Phase.VALIDATE);
    public static final StepOutline HISTORY = outline("V1/5", "record-history", Phase.VALIDATE);

    /** Patient enough for three attempts at a lock. */
    public static final Policy POLICY = new Policy(
            Severity.ERROR,
            Policy.Unknown.REFUSE,
            Policy.Unknown.REFUSE,
            10_000,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(10),
            FillPolicy.DEFAULT);

    private Plans() {}

    /** One step of each kind an order can meet. */
    public static PreparedMigration full() {
        return of(DDL, INDEX, FILL, CONSTRAINT, HISTORY);
    }

    public static PreparedMigration of(StepOutline... steps) {
        return new PreparedMigration("plan-1", List.of(steps), List.of(), List.of(), null);
    }

    public static PreparedMigration refused() {
        Problem problem = new Problem(ErrorCode.PLAN_REFUSED, "V1 drops a column", null);
        return new PreparedMigration("plan-1", List.of(DDL), List.of(), findings(1), problem);
    }

    /** Many small steps. */
    public static PreparedMigration ofSteps(int count) {
        List<StepOutline> steps = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            steps.add(outline("V1/" + number, "execute-ddl", Phase.DEPLOY));
        }
        return new PreparedMigration("plan-1", steps, List.of(), findings(2), null);
    }

    /** A review that says a lot. */
    public static List<Finding> findings(int count) {
        return Collections.nCopies(
                count,
                Finding.of(
                        "destructive",
                        Severity.WARNING,
                        "This drops column “größe”. ".repeat(10),
                        "It belongs to the contract phase.",
                        new SourcePosition("V1__größe.sql", 1, 1),
                        "alter table orders drop column \"größe\""));
    }

    public static MigrationRequest request(String id, String database) {
        return new MigrationRequest(
                id,
                database,
                "postgres",
                new PackedProject("flyway", new TreeMap<>(), List.of("V1__orders.sql"), ""),
                POLICY,
                "request-1",
                "ann",
                false,
                null);
    }

    private static StepOutline outline(String id, String kind, Phase phase) {
        return new StepOutline(id, kind, phase, kind + " of orders", "-- " + kind);
    }
}
