package dev.towpath.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.starter.cli.CommandRunner;
import dev.towpath.starter.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the samples' README says works. */
class SamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("towpath.repository"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_shop_is_reviewed_without_any_server_and_nothing_speaks_against_it() {
        int status = run("review", "samples/shop", "-o", "json");
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertThat(status).as(said).isZero();
        assertThat(said.replaceAll("\\s", "")).contains("\"coverage\":{\"statements\":8,\"understood\":8");
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                ROOT,
                false,
                false,
                Duration.ofSeconds(1),
                (settings, environment) -> {
                    throw new AssertionError("review needs no server");
                });
        return CommandRunner.run(surroundings, arguments);
    }
}
