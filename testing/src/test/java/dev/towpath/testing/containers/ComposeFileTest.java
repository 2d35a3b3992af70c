package dev.towpath.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeFileTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("towpath.repository"));
    private static final Path FILE = REPOSITORY.resolve("docker-compose.yml");

    /** A version with at least two numbers: {@code 18} would move with every minor release. */
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:[0-9]+\\.[0-9]+[A-Za-z0-9._-]*");

    private final Map<String, Object> compose = parse();
    private final Map<String, Object> services = section(compose, "services");

    @Test
    void has_temporal_the_database_and_the_worker() {
        assertThat(services).containsOnlyKeys("temporal", "postgres", "worker");
    }

    @Test
    void pins_every_image_here_and_in_the_dockerfile() throws IOException {
        List<String> images = new ArrayList<>();
        services.values().forEach(each -> images.add((String) fields(each).get("image")));
        for (String line : Files.readAllLines(REPOSITORY.resolve("Dockerfile"))) {
            if (line.startsWith("FROM ")) {
                images.add(line.split(" ")[1]);
            }
        }
        assertThat(images).hasSize(5).allMatch(image -> PINNED.matcher(image).matches());
    }

    @Test
    void opens_ports_to_this_machine_only() {
        List<String> ports = new ArrayList<>();
        services.values().forEach(each -> list(fields(each), "ports").forEach(port -> ports.add((String) port)));
        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void waits_only_for_services_that_exist_and_report_their_health() {
        services.values()
                .forEach(each -> section(fields(each), "depends_on").forEach((name, condition) -> {
                    assertThat(services).containsKey(name);
                    assertThat(fields(condition)).containsEntry("condition", "service_healthy");
                    assertThat(section(section(services, name), "healthcheck"))
                            .containsKeys("test", "interval", "retries");
                }));
        assertThat(section(section(services, "worker"), "depends_on")).containsOnlyKeys("temporal", "postgres");
    }

    @Test
    void declares_every_named_volume() {
        services.values()
                .forEach(each -> list(fields(each), "volumes").forEach(mount -> {
                    String source = mount.toString().split(":")[0];
                    if (source.matches("[a-z-]+")) {
                        assertThat(section(compose, "volumes")).containsKey(source);
                    }
                }));
    }

    @Test
    void takes_every_password_from_the_environment() {
        services.values()
                .forEach(each -> section(fields(each), "environment").forEach((name, value) -> {
                    if (name.contains("PASSWORD")) {
                        assertThat(value.toString()).startsWith("${TOWPATH_").endsWith("}");
                    }
                }));
    }

    @Test
    void runs_the_worker_as_an_unprivileged_user() throws IOException {
        assertThat(Files.readAllLines(REPOSITORY.resolve("Dockerfile"))).contains("USER 10001:10001");
    }

    @Test
    void is_accepted_by_docker_compose_where_it_is_installed() throws Exception {
        Optional<List<String>> command = composeCommand();
        if (command.isEmpty()) {
            System.err.println(
                    "ComposeFileTest lacks docker compose: docker-compose.yml was parsed, but not checked by it.");
            return;
        }
        List<String> words = new ArrayList<>(command.get());
        words.addAll(List.of("-f", FILE.toString(), "config", "--quiet"));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Optional<List<String>> composeCommand() throws Exception {
        for (List<String> words : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (onPath(words.getFirst()) && succeeds(words)) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    private static boolean onPath(String name) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static boolean succeeds(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(words);
        command.add("version");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static Map<String, Object> parse() {
        try {
            return fields(
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                            .loadFromString(Files.readString(FILE)));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + FILE, e);
        }
    }

    private static Map<String, Object> section(Map<String, Object> parent, String name) {
        return fields(parent.getOrDefault(name, Map.of()));
    }

    private static List<?> list(Map<String, Object> parent, String name) {
        return (List<?>) parent.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Object node) {
        return (Map<String, Object>) node;
    }
}
