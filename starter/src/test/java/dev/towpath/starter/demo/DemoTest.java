package dev.towpath.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.towpath.workflow.client.TowpathData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The product as a user meets it: processes, a killed worker, Flyway's own word at the end. */
@Timeout(300)
class DemoTest {
    private static final String REPOSITORY = System.getProperty("towpath.repository");

    @Test
    void holds_all_its_promises_on_the_in_memory_server() throws Exception {
        JsonNode report = play(Map.of(), 2);
        assertThat(report.at("/temporal/server").asText()).isEqualTo("in-memory");
        assertThat(report.at("/worker/kills").asInt()).isEqualTo(2);
    }

    @Test
    void holds_all_its_promises_on_the_real_server_where_it_is_found() throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent("TOWPATH_HOME", REPOSITORY);
        boolean found = environment.containsKey("TOWPATH_TEMPORAL_CLI")
                || Files.isExecutable(Path.of(REPOSITORY, ".towpath", "bin", "temporal"));
        JsonNode report = play(environment, 1);
        assertThat(report.at("/temporal/server").asText()).isEqualTo(found ? "dev-server" : "in-memory");
        if (!found) {
            assertThat(System.getenv("TOWPATH_CI"))
                    .as("CI has the real server: run scripts/services")
                    .isNull();
            System.err.println("DemoTest lacks the real Temporal server; it ran on the in-memory one");
        }
    }

    private static JsonNode play(Map<String, String> environment, int kills) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Demo.run(new DemoOptions(60_000, true, kills, false), print(out), print(err), environment);
        JsonNode report = TowpathData.mapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.at("/failures"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(status).isZero();
        assertThat(report.at("/ok").asBoolean()).isTrue();
        assertThat(report.at("/application/errors").asInt()).isZero();
        assertThat(report.at("/application/operations").asInt()).isPositive();
        assertThat(report.at("/backfill/rowsChangedTwice").asInt()).isZero();
        assertThat(report.at("/backfill/rowsRedoneAfterKill").asInt()).isZero();
        assertThat(report.at("/backfill/rows").asInt()).isEqualTo(60_000);
        assertThat(report.at("/flyway/validate").asText()).isEqualTo("ok");
        assertThat(report.at("/flyway/migrate").asText()).isEqualTo("ok");
        assertThat(report.at("/phases").findValuesAsText("name"))
                .containsExactly("prepare", "deploy", "backfill", "validate");
        return report;
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
