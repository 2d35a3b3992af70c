package dev.towpath.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.starter.cli.CommandRunner;
import dev.towpath.starter.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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

    /** A workflow that names an option of yesterday would fail in somebody else's pipeline. */
    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml"})
    void the_pipelines_use_commands_and_options_that_exist(String file) throws IOException {
        Object yaml = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(ROOT.resolve("samples/ci/" + file)));

        List<String> commands = texts(yaml)
                .flatMap(String::lines)
                .filter(line -> line.startsWith(".towpath/towpath "))
                .toList();

        assertThat(commands).extracting(line -> line.split(" ")[1]).containsExactly("review", "start");
        for (String command : commands) {
            List<String> words = List.of(command.split("\\s+"));
            out.reset();
            assertThat(run(words.get(1), "--help")).isZero();
            String help = out.toString(StandardCharsets.UTF_8);
            List<String> options =
                    words.stream().filter(word -> word.startsWith("-")).toList();
            assertThat(options)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(option ->
                            assertThat(help).containsPattern("(?m)(^|[ ,])" + Pattern.quote(option) + "([ ,=]|$)"));
        }
    }

    @Test
    void the_reviews_of_the_pipelines_run() throws IOException {
        for (String form : List.of("github", "sarif", "markdown", "gitlab", "junit")) {
            out.reset();
            assertThat(run("review", "samples/shop", "-o", form)).as(form).isZero();
            assertThat(out.size()).isPositive();
        }
    }

    private static Stream<String> texts(Object node) {
        return switch (node) {
            case Map<?, ?> map -> map.values().stream().flatMap(SamplesTest::texts);
            case List<?> list -> list.stream().flatMap(SamplesTest::texts);
            case null -> Stream.empty();
            default -> Stream.of(String.valueOf(node));
        };
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
