package dev.towpath.starter.client;

import static dev.towpath.starter.client.TemporalWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.Digest;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.config.TemporalSettings;
import dev.towpath.workflow.client.MigrationMemo;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneTicket;
import dev.towpath.workflow.migration.OperatorOrder;
import io.temporal.client.WorkflowExecutionDescription;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TowpathClientTest {
    private static TemporalWorld world;
    private static TowpathClient client;

    @BeforeAll
    static void open() {
        world = new TemporalWorld();
        client = world.client();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void starts_a_migration_with_a_page_that_explains_it() {
        Started started = client.start(request("shop/V2", "shop", "a", "ann"));

        assertThat(started.attached()).isFalse();
        WorkflowExecutionDescription page = client.describe("shop/V2");
        assertThat(page.getWorkflowType()).isEqualTo("towpath.migration");
        assertThat(page.getTaskQueue()).isEqualTo("towpath-shop");
        assertThat(page.getMemo(MigrationMemo.REQUESTED_BY, String.class)).isEqualTo("ann");
        assertThat(page.getStaticSummary()).isEqualTo("shop: paper, 2 files, up to V2__two.sql");
        assertThat(page.getStaticDetails()).contains("- `V1__one.sql`\n", "asked for by ann");
    }

    @Test
    void the_same_request_attaches_to_what_runs() {
        Started first = client.start(request("attach", "shop", "a", "ann"));

        Started second = client.start(request("attach", "shop", "a", "bob"));

        assertThat(second.attached()).isTrue();
        assertThat(second.runId()).isEqualTo(first.runId());
    }

    @Test
    void another_request_under_the_same_id_is_refused_with_both_digests() {
        client.start(request("conflict", "shop", "a", "ann"));

        assertThatThrownBy(() -> client.start(request("conflict", "shop", "b", "bob")))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLAN_CONFLICT))
                .hasMessageContaining(Digest.of("a").hex())
                .hasMessageContaining(Digest.of("b").hex())
                .hasMessageContaining("digest " + Digest.of("a").brief() + " (")
                .hasMessageContaining("towpath watch conflict");
    }

    @Test
    void an_id_may_be_used_again_after_its_migration_ended() {
        Started first = client.start(request("again", "shop", "a", "finish"));
        until("again", v -> v.closed() != null);

        Started second = client.start(request("again", "shop", "b", "ann"));

        assertThat(second.attached()).isFalse();
        assertThat(second.runId()).isNotEqualTo(first.runId());
    }

    @Test
    void an_order_is_taken_and_recorded_with_who_and_why() {
        client.start(request("orders", "shop", "a", "ann"));
        until("orders", view -> view.status() != null);

        MigrationView paused = client.order("orders", Order.PAUSE, new OperatorOrder("bob", "market opens"));

        MigrationStatus status = paused.status();
        assertThat(status).isNotNull();
        assertThat(status.state()).isEqualTo(MigrationState.PAUSED);
        assertThat(status.orders()).singleElement().satisfies(order -> {
            assertThat(order.by()).isEqualTo("bob");
            assertThat(order.reason()).isEqualTo("market opens");
        });
        assertThat(client.order("orders", Order.ROLLBACK, new OperatorOrder("bob", ""))
                        .over())
                .isTrue();
    }

    @Test
    void an_order_that_makes_no_sense_is_refused_in_the_migrations_own_words() {
        client.start(request("rejected", "shop", "a", "ann"));
        until("rejected", view -> view.status() != null);

        fails(
                ErrorCode.ORDER_REFUSED,
                () -> client.order("rejected", Order.RESUME, new OperatorOrder("bob", "")),
                "does not take the order to resume: nothing waits for it");
    }

    @Test
    void nobody_orders_a_migration_that_is_over() {
        client.start(request("over", "shop", "a", "finish"));
        until("over", v -> v.closed() != null);

        fails(
                ErrorCode.ORDER_REFUSED,
                () -> client.order("over", Order.PAUSE, new OperatorOrder("bob", "")),
                "is over: there is nothing to pause");
    }

    @Test
    void an_order_nobody_can_take_is_given_up_after_ten_seconds() {
        client.start(request("lonely/V1", "lonely", "a", "ann"));
        long began = System.nanoTime();

        fails(
                ErrorCode.TEMPORAL_UNAVAILABLE,
                () -> client.order("lonely/V1", Order.PAUSE, new OperatorOrder("bob", "")),
                "No worker took the order to pause \"lonely/V1\" within 10 s");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void without_a_worker_the_server_still_tells_something() {
        client.start(request("lonely/V2", "lonely", "a", "ann"));

        MigrationView view = client.status("lonely/V2");

        assertThat(view.status()).isNull();
        assertThat(view.unanswered()).isTrue();
        assertThat(view.server()).isEqualTo("running");
        assertThat(view.database()).isEqualTo("lonely");
    }

    @Test
    void shows_the_progress_and_the_failures_of_what_runs() {
        client.start(request("progress", "shop", "a", "fill"));

        MigrationView view = until("progress", v -> v.progress().isPresent());

        assertThat(view.progress()).contains(new BackfillProgress("V2/1", "orders", 400, 1_000, 50, 20));
        assertThat(view.pending()).singleElement().satisfies(work -> {
            assertThat(work.activity()).isEqualTo("backfill");
            assertThat(work.attempt()).isEqualTo(2);
            assertThat(work.lastFailure()).contains("the connection broke");
        });
    }

    @Test
    void names_the_migration_that_goes_first_and_how_it_stands() {
        client.start(request("shop/first", "shop", "a", "ann"));
        client.start(request("shop/second", "shop", "b", "queue"));

        MigrationView view = until("shop/second", v -> v.holder() != null);

        assertThat(view.holder()).isEqualTo(new MigrationView.Holder("shop/first", "running"));
        client.order("shop/first", Order.ROLLBACK, new OperatorOrder("bob", ""));
        until("shop/second", v -> v.holder().state().equals("completed"));
    }

    @Test
    void the_result_of_an_ended_migration_needs_no_worker() {
        client.start(request("ended", "shop", "a", "finish"));

        MigrationView view = until("ended", v -> v.closed() != null);

        assertThat(view.server()).isEqualTo("completed");
        assertThat(view.status().state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(view.failure()).isNull();
    }

    @Test
    void a_workflow_that_broke_says_why() {
        client.start(request("broken", "shop", "a", "fail"));

        MigrationView view = until("broken", v -> v.closed() != null);

        assertThat(view.server()).isEqualTo("failed");
        assertThat(view.failure()).isEqualTo("it broke");
    }

    @Test
    void finds_the_present_migration_of_a_database() {
        LaneTicket holder = new LaneTicket("in/V1", "r");
        LaneTicket waiting = new LaneTicket("queued/V1", "r");
        LaneTicket past = new LaneTicket("past/V1", "r");
        world.openLane(new LaneState("held", holder, List.of(waiting), List.of(past)));
        world.openLane(new LaneState("queued", null, List.of(waiting), List.of(past)));
        world.openLane(new LaneState("past", null, List.of(), List.of(past)));
        world.openLane(LaneState.empty("fresh"));

        assertThat(client.find("held")).isEqualTo("in/V1");
        assertThat(client.find("queued")).isEqualTo("queued/V1");
        assertThat(client.find("past")).isEqualTo("past/V1");
        fails(ErrorCode.CONFIGURATION, () -> client.find("fresh"), "has had no migration yet");
    }

    @Test
    void an_id_is_taken_as_it_is_and_an_unknown_one_is_an_error() {
        client.start(request("known", "shop", "a", "ann"));

        assertThat(client.find("known")).isEqualTo("known");
        fails(ErrorCode.CONFIGURATION, () -> client.find("unknown"), "There is no migration \"unknown\"");
        fails(ErrorCode.CONFIGURATION, () -> client.status("unknown"), "There is no migration \"unknown\"");
    }

    @Test
    void a_plan_nobody_can_make_is_given_up_soon() {
        fails(
                ErrorCode.TEMPORAL_UNAVAILABLE,
                () -> client.plan(request("p", "lonely", "a", "ann")),
                "No worker answers for database \"lonely\" (task queue towpath-lonely)");
    }

    @Test
    void a_server_without_our_search_attributes_is_used_without() {
        assertThat(client.registersSearchAttributes()).isFalse();
    }

    @Test
    void a_stopped_server_is_named_within_five_seconds() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        unreachable("127.0.0.1:" + port);
    }

    @Test
    void a_server_that_never_answers_is_given_up_within_five_seconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            unreachable("127.0.0.1:" + silent.getLocalPort());
        }
    }

    private static void unreachable(String address) {
        long began = System.nanoTime();
        fails(
                ErrorCode.TEMPORAL_UNAVAILABLE,
                () -> TemporalConnection.open(new TemporalSettings(address, null, null), Map.of()),
                "Temporal at " + address + " does not answer");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
    }

    private static void fails(ErrorCode code, ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    /** Looks until it is so; the test's timeout stops it. */
    private static MigrationView until(String id, Predicate<MigrationView> so) {
        Observer observer = client.observe(id);
        MigrationView view = observer.look();
        while (!so.test(view)) {
            Thread.onSpinWait();
            view = observer.look();
        }
        return view;
    }
}
