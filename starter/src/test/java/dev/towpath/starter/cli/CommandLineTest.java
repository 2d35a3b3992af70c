package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.client.TemporalWorld;
import dev.towpath.workflow.client.TowpathData;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandLineTest {
    private static TemporalWorld world;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        world = new TemporalWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectory(directory.resolve("db"));
        Files.writeString(directory.resolve("db/V1.paper"), "one\ntwo\n");
        Files.writeString(directory.resolve("db/V2.paper"), "three\n");
    }

    /** How a command ended. */
    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            return TowpathData.mapper().readTree(out);
        }
    }

    private Run offline(String... arguments) {
        return run(
                (settings, environment) -> {
                    throw new AssertionError("this command needs no server");
                },
                arguments);
    }

    private Run online(String... arguments) {
        return run((settings, environment) -> world.client(), arguments);
    }

    private Run run(Surroundings.Connector connector, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("TOWPATH_USER", "tester"),
                directory,
                false,
                false,
                Duration.ofMillis(10),
                connector);
        int code = CommandRunner.run(surroundings, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_mistyped_command_is_answered_with_the_nearest_one() {
        Run run = offline("reveiw");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("error: Unmatched argument", "Did you mean review?", "Try: towpath --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_mistyped_option_is_answered_with_the_nearest_one() {
        Run run = offline("start", "db", "--databse", "shop", "-o", "json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("error: ").contains("Try: towpath start --help");
        assertThat(run.out()).contains("\"version\" : 1", "\"code\" : \"CONFIGURATION\"");
        assertThat(offline("status", "x", "--adress=h:1").err()).contains("Did you mean --address?");
    }

    @Test
    void a_bad_value_is_answered_with_the_allowed_ones_in_any_locale() {
        assertThat(offline("start", "--database", "x", "--wait-for", "backfiled")
                        .err())
                .contains("prepared, deployed, backfilled, validated, completed", "did you mean backfilled?");
        assertThat(offline("start", "--database", "x", "--timeout", "soon").err())
                .contains("'soon' is not a duration such as");
        assertThat(offline("review", "db", "--engine", "paper", "--fail-on", "INFO")
                        .code())
                .isEqualTo(5);
        assertThat(offline("demo", "--rows", "5").code()).isEqualTo(2);
    }

    @Test
    void help_lists_the_commands_and_the_exit_codes() {
        assertThat(offline("--help").out()).contains("review", "rollback", "Exit codes:");
        assertThat(offline("help", "start").out()).contains("--wait-for", "Ctrl-C");
        assertThat(offline("start", "--help").code()).isZero();
        assertThat(offline().code()).isEqualTo(2);
    }

    @Test
    void version_says_what_was_built_and_what_it_runs_on() throws IOException {
        assertThat(offline("version").out()).startsWith("towpath 0.").contains("Java");
        assertThat(offline("--version").code()).isZero();
        assertThat(offline("version", "-o", "json").json().path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void review_prints_findings_with_their_place_and_fails_above_the_limit() {
        Run run = offline("review", "db", "--engine", "paper");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out())
                .startsWith(
                        "V1.paper:1:1: error not-understood Nobody can tell what this statement does: it is on paper\n")
                .endsWith("2 files, 3 statements, 0 understood (0 %); 3 errors, 0 warnings\n");
        assertThat(offline("review", "db", "--engine", "paper:18", "--fail-on", "never")
                        .code())
                .isZero();
    }

    @Test
    void a_setting_of_the_tool_can_be_given_for_one_run() {
        assertThat(offline("review", "db", "--engine", "paper", "--set", "paper.only=V2.paper")
                        .out())
                .contains("1 file, ")
                .doesNotContain("V1.paper");
        assertThat(offline("review", "db", "--engine", "paper", "--set", "paper.only")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void review_prints_json_for_programs() throws IOException {
        Run run = offline("review", "db", "--engine", "paper", "-o", "json");

        JsonNode json = run.json();
        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.at("/coverage/statements").asInt()).isEqualTo(3);
        assertThat(json.at("/coverage/understood").asInt()).isZero();
        assertThat(json.at("/files/1").asText()).isEqualTo("V2.paper");
        JsonNode finding = json.at("/findings/2");
        assertThat(finding.path("rule").asText()).isEqualTo("not-understood");
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("file").asText()).isEqualTo("V2.paper");
        assertThat(finding.path("line").asInt()).isEqualTo(1);
        assertThat(finding.path("statement").asText()).isEqualTo("three");
        assertThat(finding.has("lock")).isTrue();
    }

    @Test
    void wrong_folders_tools_engines_and_files_are_usage_errors_without_stack_traces() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(directory.resolve("bad.yaml"), "policy: [");
        for (String[] arguments : new String[][] {
            {"review", "nowhere"},
            {"review", "db/V1.paper"},
            {"review", "empty"},
            {"review", "db", "--tool", "papr"},
            {"review", "db", "--engine", "papier:x"},
            {"review", "db", "--engine", "papyrus"},
            {"review", "db", "--config", "bad.yaml"},
            {"review", "db", "--config", "missing.yaml"},
            {"review", "\u0000"},
            {"start", "db", "--database", "a b"},
            {"start", "db", "--database", "shop", "--id", "a\nb"},
            {"start", "nowhere", "--database", "shop"},
        }) {
            Run run = offline(arguments);

            assertThat(run.code()).as(String.join(" ", arguments) + run).isEqualTo(2);
            assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void a_stopped_server_is_a_temporary_failure_without_a_stack_trace() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String address = "127.0.0.1:" + port;
        Surroundings.Connector real = Surroundings.ofProcess().connector();

        Run run = run(real, "status", "shop", "--address", address, "-o", "json");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err())
                .startsWith("error: Temporal at " + address + " does not answer")
                .doesNotContain("\tat ");
        assertThat(run.json().at("/error/code").asText()).isEqualTo("TEMPORAL_UNAVAILABLE");
        assertThat(run(real, "status", "shop", "--address", address, "--debug").err())
                .contains("\tat ");
    }

    @Test
    void a_start_takes_its_id_from_the_database_and_the_last_changeset() throws IOException {
        Run run = online("start", "db", "--database", "shop", "--detach", "-o", "json");

        assertThat(run.code()).isZero();
        assertThat(run.json().path("id").asText()).isEqualTo("shop/V2");
        assertThat(run.json().path("attached").asBoolean()).isFalse();
        assertThat(run.json().path("watch").asText()).isEqualTo("towpath watch shop/V2");
        assertThat(online("start", "db", "--database", "shop", "--detach").err())
                .startsWith("Attached to shop/V2");
        Files.writeString(directory.resolve("db/V2.paper"), "changed\n");
        Run changed = online("start", "db", "--database", "shop", "--detach");
        assertThat(changed.code()).isEqualTo(8);
        assertThat(changed.err()).contains("Another migration runs as \"shop/V2\"");
    }

    @Test
    void a_start_waits_and_exits_with_how_it_ended() throws IOException {
        assertThat(start("finish").code()).isZero();
        Run blocked = start("block");
        assertThat(blocked.code()).isEqualTo(8);
        assertThat(blocked.out()).contains("LOCK_TIMEOUT in V2/1: orders is busy", "towpath resume block");
        assertThat(start("block", "--keep-waiting", "--timeout", "100ms").code())
                .isEqualTo(6);
        Run refused = start("refuse", "-o", "json");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.json().at("/status/state").asText()).isEqualTo("REFUSED");
        assertThat(start("fail").code()).isEqualTo(1);
    }

    @Test
    void whoever_waits_for_a_migration_that_somebody_terminates_is_told_so() throws Exception {
        Run run = waitedFor("terminated", workflow -> workflow.terminate("wrong button"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("terminated through Temporal (wrong button)", "Start the same migration again")
                .doesNotContain("next ");
        assertThat(online("watch", "terminated").code()).isEqualTo(1);
        assertThat(online("status", "terminated").out()).contains("terminated through Temporal (wrong button)");
        assertThat(TowpathData.mapper()
                        .readTree(online("status", "terminated", "-o", "json").out())
                        .at("/server")
                        .asText())
                .isEqualTo("terminated");
    }

    @Test
    void whoever_waits_for_a_migration_that_somebody_cancels_is_told_that_it_was_rolled_back() throws Exception {
        Run run = waitedFor("cancelled", WorkflowStub::cancel);

        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("cancelled  rolled back");
        assertThatThrownBy(() -> world.workflow("cancelled").getResult(Object.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(online("status", "cancelled").out())
                .contains(
                        "cancelled  rolled back", "cancelled through Temporal, which counts as an order to roll back");
        assertThat(online("watch", "cancelled").code()).isEqualTo(9);
    }

    /** Starts, waits, and lets somebody press a button of Temporal's UI meanwhile. */
    private Run waitedFor(String id, Consumer<WorkflowStub> button) throws Exception {
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> start(id));
        while (!world.runs(id)) { // The test's timeout stops it.
            Thread.sleep(10);
        }
        // Answered by the worker once it has begun: what is ended before that has nothing to say of itself.
        assertThat(world.workflow(id).query("status", MigrationStatus.class).state())
                .isEqualTo(MigrationState.RUNNING);
        button.accept(world.workflow(id));
        return waiting.get();
    }

    @Test
    void what_a_terminated_migration_had_reached_does_not_count() {
        online("start", "db", "--database", "shop", "--id", "reached", "--by", "reached", "--detach");
        assertThat(start("reached", "--wait-for", "deployed").code()).isZero();
        world.workflow("reached").terminate("wrong button");

        Optional<ExitCode> code = Goal.DEPLOYED.judge(world.client().status("reached"), false);

        assertThat(code).contains(ExitCode.FAILED);
    }

    @Test
    void a_start_waits_for_a_phase_only() {
        assertThat(start("wander", "--wait-for", "deployed").code()).isZero();
        Run late = start("wander", "--wait-for", "backfilled", "--timeout", "200ms");
        assertThat(late.code()).isEqualTo(6);
        assertThat(late.err()).contains("Not backfilled after 200ms; the migration goes on", "towpath watch wander");
    }

    /** The paper migration does what its requester is called. */
    private Run start(String who, String... more) {
        String[] arguments = new String[8 + more.length];
        System.arraycopy(
                new String[] {"start", "db", "--database", "shop", "--id", who, "--by", who}, 0, arguments, 0, 8);
        System.arraycopy(more, 0, arguments, 8, more.length);
        return online(arguments);
    }

    @Test
    void a_plan_is_made_by_a_worker_and_exits_with_what_it_means() throws IOException {
        assertThat(plan("nothing").code()).isZero();
        Run pending = plan("ann");
        assertThat(pending.code()).isEqualTo(3);
        assertThat(pending.json().at("/plan/held/0/id").asText()).isEqualTo("V2");
        assertThat(plan("refuse").code()).isEqualTo(5);
        Run failed = plan("fail");
        assertThat(failed.code()).isEqualTo(8);
        assertThat(failed.err()).isEqualTo("error: no such project\n");
    }

    private Run plan(String who) {
        return online("plan", "db", "--database", "shop", "--by", who, "-o", "json");
    }

    @Test
    void orders_are_signed_and_refusals_exit_with_8() throws IOException {
        online("start", "db", "--database", "shop", "--id", "ordered", "--detach");

        Run paused = online("pause", "ordered", "--reason", "market opens", "-o", "json");
        Run again = online("pause", "ordered");
        Run resumed = online("resume", "ordered", "--by", "ann");
        Run rolledBack = online("rollback", "ordered");

        assertThat(paused.code()).isZero();
        assertThat(paused.json().at("/status/orders/0/by").asText()).isEqualTo("tester");
        assertThat(paused.json().at("/status/orders/0/reason").asText()).isEqualTo("market opens");
        assertThat(paused.json().at("/orders/0").asText()).isEqualTo("towpath resume ordered");
        assertThat(again.code()).isEqualTo(8);
        assertThat(again.err()).contains("it is paused already");
        assertThat(resumed.out()).contains("resume by ann");
        assertThat(rolledBack.code()).isZero();
        assertThat(online("watch", "ordered").code()).isEqualTo(9);
        assertThat(online("status", "ordered").out()).contains("rolled back");
    }

    @Test
    void watch_prints_one_line_per_change() {
        online("start", "db", "--database", "shop", "--id", "watched", "--by", "finish", "--detach");

        Run run = online("watch", "watched", "-o", "json");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{\"version\":1,"));
    }

    @Test
    void a_missing_migration_is_a_usage_error() {
        Run run = online("status", "nobody/V1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no migration \"nobody/V1\"");
    }

    @Test
    void colours_are_for_terminals_or_on_order() {
        assertThat(offline("review", "db", "--engine", "paper").out()).doesNotContain("\u001b");
        assertThat(offline("review", "db", "--engine", "paper", "--color", "always")
                        .out())
                .contains("\u001b[31m");
    }

    @Test
    void a_defect_is_named_as_one() {
        Run run = run(
                (settings, environment) -> {
                    throw new TowpathException(ErrorCode.INTERNAL, "broken");
                },
                "status",
                "x");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("error: broken\n");
    }
}
