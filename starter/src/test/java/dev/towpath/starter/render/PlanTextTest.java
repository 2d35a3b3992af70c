package dev.towpath.starter.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PlanPreview;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final SourcePosition AT = new SourcePosition("V6__index.sql", 3, 1);
    private static final ChangesetId V6 = ChangesetId.of("V6");

    private static MigrationPlan plan() {
        LockImpact lock = new LockImpact(
                "SHARE UPDATE EXCLUSIVE",
                LockClass.ONLINE,
                TableName.of("orders"),
                "other schema changes",
                LockImpact.Duration.SCAN);
        PlannedStatement build = new PlannedStatement(
                "CREATE INDEX CONCURRENTLY i\nON orders (total)",
                "create index i on orders (total)",
                AT,
                List.of(lock),
                null);
        Step step = new Step.BuildIndex(
                new StepId("V6/1"),
                V6,
                Phase.DEPLOY,
                "build index i",
                List.of(),
                build,
                TableName.of("orders"),
                TableName.of("i"));
        Step record = new Step.RecordHistory(new StepId("V6/2"), V6, Phase.VALIDATE, "record V6");
        Finding finding = Finding.of("opaque-sql", Severity.ERROR, "Nobody knows.", "Write it out.", AT, "do $$");
        return new MigrationPlan(
                "postgresql",
                List.of(new PlannedChangeset(V6, "index", "1", "V6__index.sql")),
                List.of(step, record),
                List.of(),
                List.of(finding));
    }

    @Test
    void shows_what_was_written_what_will_run_and_what_it_locks_by_phase() {
        Problem refusal = new Problem(ErrorCode.PLAN_REFUSED, "one finding", null);

        assertThat(String.join("\n", PlanText.lines(new PlanPreview("abc", plan(), refusal), Paint.PLAIN)))
                .isEqualTo("""
                        deploy
                          V6/1  build-index  build index i
                            you wrote          create index i on orders (total)
                            Towpath will run   CREATE INDEX CONCURRENTLY i
                                               ON orders (total)
                            lock               SHARE UPDATE EXCLUSIVE on orders, blocks other schema changes, scan
                        validate
                          V6/2  record-history  record V6
                        findings
                          V6__index.sql:3:1: error opaque-sql Nobody knows.
                              Write it out.
                        refused: one finding
                        1 changeset, 2 steps, 0 held
                        digest abc""");
    }

    @Test
    void an_empty_plan_says_so() {
        MigrationPlan nothing = new MigrationPlan("postgresql", List.of(), List.of(), List.of(), List.of());

        assertThat(PlanText.lines(new PlanPreview("abc", nothing, null), Paint.PLAIN))
                .containsExactly("Nothing to do: the database has everything.", "digest abc");
    }
}
