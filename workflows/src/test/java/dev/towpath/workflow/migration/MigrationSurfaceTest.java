package dev.towpath.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.client.SearchAttributes;
import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Histories;
import dev.towpath.workflow.fake.Plans;
import dev.towpath.workflow.fake.Waterway;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others see of a migration, and what survives a new run. */
@Timeout(180)
class MigrationSurfaceTest {
    private static final OperatorOrder ANN = new OperatorOrder("ann", "because");

    @Test
    void sets_search_attributes_only_when_the_request_says_so() {
        try (Waterway waterway = Waterway.skippingTime(
                Plans.full(), SearchAttributes.STATE, SearchAttributes.PHASE, SearchAttributes.NEEDS_ATTENTION)) {
            Waterway.end(waterway.start("silent"));
            assertThat(upserts(waterway, "silent")).isZero();
            MigrationRequest plain = Plans.request("loud", "shop");
            MigrationWorkflow loud = waterway.start(new MigrationRequest(
                    plain.id(),
                    plain.database(),
                    plain.engine(),
                    plain.project(),
                    plain.policy(),
                    plain.digest(),
                    plain.requestedBy(),
                    true,
                    null));
            Waterway.end(loud);
            var found = WorkflowStub.fromTyped(loud).describe().getTypedSearchAttributes();
            assertThat(found.get(SearchAttributes.STATE)).isEqualTo("completed");
            assertThat(found.get(SearchAttributes.PHASE)).isEqualTo("validate");
            assertThat(found.get(SearchAttributes.NEEDS_ATTENTION)).isFalse();
            // queued, running, deploy, backfill, validate, completed
            assertThat(upserts(waterway, "loud")).isEqualTo(6);
        }
    }

    private static long upserts(Waterway waterway, String id) {
        return Histories.events(waterway.client(), id).stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES)
                .count();
    }

    @Test
    void shows_a_page_that_fits_although_the_review_says_a_lot() {
        PreparedMigration talkative =
                new PreparedMigration("plan-1", List.of(Plans.DDL), List.of(), Plans.findings(200), null);
        try (Waterway waterway = Waterway.skippingTime(talkative)) {
            Gate gate = waterway.script().nextBlocks("execute-ddl V1/1", false);
            MigrationWorkflow migration = waterway.start("orders");
            gate.awaitReached();
            assertThat(migration.status().findings()).hasSize(200);
            String page = WorkflowStub.fromTyped(migration)
                    .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                    .getCurrentDetails();
            assertThat(page).contains("**running** · phase **deploy**", "towpath rollback orders");
            assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
            gate.open();
            Waterway.end(migration);
        }
    }

    @Test
    void a_new_run_keeps_status_position_and_orders() {
        int steps = 700;
        try (Waterway waterway = Waterway.skippingTime(Plans.ofSteps(steps))) {
            Gate gate = waterway.script().nextBlocks("execute-ddl V1/" + (steps - 2), false);
            MigrationWorkflow migration = waterway.start("orders");
            Gate first = waterway.script().nextBlocks("execute-ddl V1/9", false);
            first.awaitReached();
            migration.pause(ANN);
            migration.resume(ANN);
            first.open();
            gate.awaitReached();
            assertThat(Histories.events(waterway.client(), "orders")
                            .getFirst()
                            .getWorkflowExecutionStartedEventAttributes()
                            .getContinuedExecutionRunId())
                    .isNotEmpty();
            MigrationStatus status = migration.status();
            assertThat(status.stepsDone()).isEqualTo(steps - 3);
            assertThat(status.orders()).hasSize(2);
            assertThat(status.findings()).hasSize(2);
            assertThat(status.phases()).hasSize(2);
            migration.pause(ANN);
            gate.open();
            Waterway.await(migration, MigrationState.PAUSED);
            migration.resume(ANN);
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(end.orders()).hasSize(4);
            assertThat(waterway.script().calls().stream().filter(call -> call.startsWith("execute-ddl")))
                    .hasSize(steps)
                    .doesNotHaveDuplicates();
            assertThat(waterway.script().count("join-lane")).isOne();
            assertThat(waterway.verified().request().resumed()).isNull();
            assertThat(waterway.lane().lane().holder()).isNull();
        }
    }

    @Test
    void ignores_properties_of_a_newer_version() throws Exception {
        ObjectNode request = TowpathData.mapper().valueToTree(Plans.request("orders", "shop"));
        request.put("colour", "blue");
        ((ObjectNode) request.get("policy")).put("mood", "calm");
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            WorkflowStub stub = waterway.client()
                    .newUntypedWorkflowStub(
                            MigrationWorkflow.TYPE,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("orders")
                                    .setTaskQueue(TaskQueues.of("shop"))
                                    .build());
            stub.start(request);
            assertThat(stub.getResult(MigrationStatus.class).state()).isEqualTo(MigrationState.COMPLETED);
        }
        StepOutcome outcome = TowpathData.mapper()
                .readValue("{\"kind\":\"done\",\"already\":true,\"locks\":null,\"new\":1}", StepOutcome.class);
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
    }
}
