package dev.towpath.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationLoaderTest {
    private static final String SECRET = "hunter2";

    @TempDir
    Path directory;

    private Configuration load(String yaml) throws IOException {
        return load(yaml, Map.of(), Map.of());
    }

    private Configuration load(String yaml, Map<String, String> environment, Map<String, String> flags)
            throws IOException {
        Files.writeString(directory.resolve("towpath.yaml"), yaml);
        return ConfigurationLoader.load(new ConfigurationSources(directory, environment, null, flags), null);
    }

    @Test
    void settings_of_the_tool_from_flags_win_over_those_of_the_file() throws IOException {
        Configuration configuration = load(
                "project: {settings: {flyway.schemas: shop, flyway.table: history}}",
                Map.of(),
                Map.of("project.settings.flyway.schemas", "other", "project.tool", "flyway"));

        assertThat(configuration.project().settings())
                .containsOnly(Map.entry("flyway.schemas", "other"), Map.entry("flyway.table", "history"));
    }

    @Test
    void nothing_at_all_gives_the_defaults() {
        Configuration configuration =
                ConfigurationLoader.load(new ConfigurationSources(directory, Map.of(), null, Map.of()), null);

        assertThat(configuration.file()).isNull();
        assertThat(configuration.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(configuration.temporal()).isEqualTo(TemporalSettings.STANDARD);
        assertThat(configuration.worker().drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.project().path()).isEqualTo(directory);
    }

    @Test
    void reads_every_key() throws IOException {
        Configuration configuration = load("""
                project:
                  path: db
                  tool: flyway
                  settings: {flyway.schemas: shop}
                databases:
                  shop:
                    engine: postgresql
                    host: db.internal
                    port: 5433
                    database: shop
                    user: migrator
                    password: env:SHOP_PASSWORD
                    connections: 3
                    ledger-schema: ledger
                  local: {host: localhost, database: d, user: u, password: "file:secret.txt"}
                temporal: {address: "temporal.internal:7233", namespace: ops, profile: prod}
                policy:
                  fail-on: warning
                  not-understood: run
                  opaque: refuse
                  backfill-above-rows: 0
                  lock-timeout: 250ms
                  lock-hold: 2s
                  lock-attempts: 5
                  lock-backoff: 2s
                  fill: {chunk-target: 50ms, ranges: 2, throttle: {replica-lag: 1m, slot-size: 2048MiB}}
                worker: {drain: 1m}
                """);

        DatabaseEntry shop = configuration.database("shop");
        assertThat(shop.connection().display()).isEqualTo("migrator@db.internal:5433/shop");
        assertThat(shop.connection().tls()).isEqualTo(Tls.VERIFY_FULL);
        assertThat(shop.connections()).isEqualTo(3);
        assertThat(shop.ledgerSchema()).isEqualTo("ledger");
        assertThat(shop.password()).isEqualTo(new PasswordReference.Environment("SHOP_PASSWORD"));
        DatabaseEntry local = configuration.database("local");
        assertThat(local.connection().tls()).isEqualTo(Tls.DISABLE);
        assertThat(local.connection().port()).isEqualTo(5432);
        assertThat(local.connections()).isEqualTo(2);
        assertThat(local.password()).isEqualTo(new PasswordReference.File(directory.resolve("secret.txt")));
        assertThat(configuration.project().path()).isEqualTo(directory.resolve("db"));
        assertThat(configuration.project().settings()).containsEntry("flyway.schemas", "shop");
        assertThat(configuration.temporal()).isEqualTo(new TemporalSettings("temporal.internal:7233", "ops", "prod"));
        assertThat(configuration.policy())
                .isEqualTo(new Policy(
                        Severity.WARNING,
                        Policy.Unknown.RUN,
                        Policy.Unknown.REFUSE,
                        0,
                        Duration.ofMillis(250),
                        Duration.ofSeconds(2),
                        5,
                        Duration.ofSeconds(2),
                        FillPolicy.DEFAULT.with(Map.of(
                                "chunk-target", "50ms",
                                "ranges", "2",
                                "throttle.replica-lag", "1m",
                                "throttle.slot-size", "2GiB"))));
        assertThat(configuration.worker().drain()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void reports_all_problems_at_once_with_key_value_range_and_suggestion() {
        assertThatThrownBy(() -> load("""
                projct: {path: db}
                databases:
                  shop: {host: h, port: 70000, user: u, tls: on, conections: 2}
                policy: {lock-timeout: 2 hours, lock-attempts: 0, fail-on: eror, colour: red}
                worker: later
                """))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .message()
                .isEqualTo("""
                        10 problems in %s:
                          - databases.shop.port: "70000" is not a whole number from 1 to 65535
                          - databases.shop.database: is required
                          - databases.shop.tls: "on" is not one of disable, require, verify-full
                          - databases.shop.conections: is not a key of Towpath; did you mean "connections"?
                          - policy.fail-on: "eror" is not one of info, warning, error
                          - policy.lock-timeout: "2 hours" is not a duration from 10ms to 1m, such as 500ms, 2s or 1m
                          - policy.lock-attempts: "0" is not a whole number from 1 to 1000
                          - policy.colour: is not a key of Towpath; known here: fail-on, not-understood, opaque, \
                        backfill-above-rows, lock-timeout, lock-hold, lock-attempts, lock-backoff, fill
                          - worker: must hold keys and values below it
                          - projct: is not a key of Towpath; did you mean "project"?""".formatted(directory.resolve("towpath.yaml")));
    }

    @Test
    void flags_win_over_environment_and_environment_over_the_file() throws IOException {
        String yaml = "temporal: {address: \"file:1\", namespace: file, profile: file}\npolicy: {lock-timeout: 1s}";
        Map<String, String> environment = Map.of(
                "TOWPATH_TEMPORAL_ADDRESS", "env:2",
                "TOWPATH_TEMPORAL_NAMESPACE", "env",
                "TOWPATH_POLICY_LOCK_TIMEOUT", "300ms");

        Configuration configuration = load(yaml, environment, Map.of("temporal.address", "flag:3"));

        assertThat(configuration.temporal()).isEqualTo(new TemporalSettings("flag:3", "env", "file"));
        assertThat(configuration.policy().lockTimeout()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_bad_variable_is_named_itself() {
        assertThatThrownBy(() -> load("", Map.of("TOWPATH_POLICY_LOCK_HOLD", "soon"), Map.of()))
                .hasMessageContaining("TOWPATH_POLICY_LOCK_HOLD: \"soon\" is not a duration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databases: {shop: {host: h, database: d, user: u, password: hunter2}}",
                "databases: {shop: {host: h, database: d, user: u, passwrod: hunter2}}",
                "databases: {shop: {host: h, database: d, user: u, url: 'jdbc:x://u:hunter2@h'}}",
                "databases: {shop: {host: 'u:hunter2@h', database: d, user: u}}",
                "databases: {shop: {host: 'jdbc:x://h/?password=hunter2', database: d, user: u}}",
                "databases: {shop: {host: h, password: hunter2: x}}",
                "databases:\n  shop:\n    password: 'hunter2\n",
                "databases:\n  shop:\n    password: hunter2\n    password: hunter2\n",
                "databases:\n  shop:\n    password: [hunter2]\n",
                "password: hunter2\n\tuser: x\n"
            })
    void never_prints_what_may_be_a_password(String yaml) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void a_literal_password_is_an_error_that_says_what_to_write() {
        assertThatThrownBy(() -> load("databases: {shop: {host: h, database: d, user: u, password: hunter2}}"))
                .hasMessageContaining("databases.shop.password: a password itself does not belong")
                .hasMessageContaining("\"env:VARIABLE\" or \"file:/path\"");
    }

    @Test
    void passwords_are_read_when_they_are_needed_and_not_before() throws IOException {
        Configuration configuration = load("""
                databases:
                  a: {host: h, database: d, user: u, password: "env:NOT_THERE"}
                  b: {host: h, database: d, user: u, password: "file:pw"}
                """);

        assertThatThrownBy(() -> configuration.database("a").password().resolve(Map.of()))
                .hasMessageContaining("NOT_THERE")
                .hasMessageContaining("is not set");
        assertThat(configuration
                        .database("a")
                        .password()
                        .resolve(Map.of("NOT_THERE", SECRET))
                        .reveal())
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> configuration.database("b").password().resolve(Map.of()))
                .hasMessageContaining("cannot be read");
        Files.writeString(directory.resolve("pw"), SECRET + "\r\n");
        assertThat(configuration.database("b").password().resolve(Map.of()).reveal())
                .isEqualTo(SECRET);
        assertThat(configuration.toString()).doesNotContain(SECRET);
    }

    @Test
    void what_is_left_empty_is_not_there() throws IOException {
        assertThat(load("# nothing yet\n").policy()).isEqualTo(Policy.DEFAULT);
        assertThat(load("worker:\npolicy:\n  lock-hold:\n").policy()).isEqualTo(Policy.DEFAULT);
        assertThatThrownBy(() -> load("worker: {drain: !!int 5}")).isInstanceOf(TowpathException.class);
        assertThatThrownBy(() -> load("worker: {drain: !!java.lang.String 5}")).isInstanceOf(TowpathException.class);
    }

    @Test
    void a_key_that_stands_twice_is_an_error_with_its_place() {
        assertThatThrownBy(() -> load("worker: {drain: 1s}\nworker: {drain: 2s}\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("duplicate");
    }

    @Test
    void words_that_other_readers_of_yaml_bend_stay_text() throws IOException {
        Configuration configuration = load("databases: {no: {host: h, database: 010, user: on}}");

        assertThat(configuration.database("no").connection().database()).isEqualTo("010");
        assertThat(configuration.database("no").connection().user()).isEqualTo("on");
    }

    @Test
    void a_file_that_would_exhaust_the_reader_is_refused() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n";
        for (String yaml : new String[] {"x: " + "[".repeat(100_000), bomb, "x: " + "y".repeat(300_000), "- list"}) {
            assertThatThrownBy(() -> load(yaml))
                    .isInstanceOfSatisfying(
                            TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION));
        }
    }

    @Test
    void an_explicit_file_wins_and_must_exist() throws IOException {
        Files.writeString(directory.resolve("towpath.yaml"), "worker: {drain: 1s}");
        Files.writeString(directory.resolve("a.yaml"), "worker: {drain: 2s}");
        Files.writeString(directory.resolve("b.yaml"), "worker: {drain: 3s}");
        Map<String, String> environment = Map.of("TOWPATH_CONFIG", "b.yaml");

        assertThat(drain(new ConfigurationSources(directory, Map.of(), null, Map.of())))
                .isEqualTo(1);
        assertThat(drain(new ConfigurationSources(directory, environment, null, Map.of())))
                .isEqualTo(3);
        assertThat(drain(new ConfigurationSources(directory, environment, "a.yaml", Map.of())))
                .isEqualTo(2);
        assertThatThrownBy(() -> drain(new ConfigurationSources(directory, Map.of(), "c.yaml", Map.of())))
                .hasMessageContaining("c.yaml, which --config names");
    }

    @Test
    void finds_the_file_of_the_project_when_there_is_none_here() throws IOException {
        Files.createDirectories(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/towpath.yaml"), "worker: {drain: 4s}");

        Configuration configuration =
                ConfigurationLoader.load(new ConfigurationSources(directory, Map.of(), null, Map.of()), "shop");

        assertThat(configuration.worker().drain()).isEqualTo(Duration.ofSeconds(4));
        assertThat(configuration.project().path()).isEqualTo(directory.resolve("shop"));
    }

    @Test
    void an_unknown_database_is_answered_with_the_known_ones() throws IOException {
        Configuration configuration = load("databases: {shop: {host: h, database: d, user: u}}");

        assertThatThrownBy(() -> configuration.database("shopp")).hasMessageContaining("Known: shop.");
    }

    private static long drain(ConfigurationSources sources) {
        return ConfigurationLoader.load(sources, null).worker().drain().toSeconds();
    }
}
