package dev.towpath.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.activity.SensorSettings;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorBindingTest {
    @TempDir
    Path directory;

    private SensorSettings sensors(String database) throws IOException {
        Files.writeString(directory.resolve("towpath.yaml"), "databases:\n  shop: {" + database + "}\n");
        return ConfigurationLoader.load(new ConfigurationSources(directory, Map.of(), null, Map.of()), null)
                .database("shop")
                .sensors();
    }

    private SensorSettings of(String sensors) throws IOException {
        return sensors("host: db.internal, port: 5433, database: shop, user: owner, sensors: " + sensors);
    }

    @Test
    void nothing_configured_is_nothing_more_to_watch() throws IOException {
        assertThat(sensors("host: h, database: d, user: u")).isEqualTo(SensorSettings.NONE);
    }

    @Test
    void reads_every_key_and_asks_replicas_with_the_databases_user() throws IOException {
        SensorSettings sensors = of("{cores: 8, replicas: {r1: {host: r1.internal}, r2: {host: 127.0.0.1, port: 5555}},"
                + " query: \"SELECT count(*) > 100, 'queue' FROM jobs\", probe: \"https://status.internal/fill?t=1\"}");

        assertThat(sensors.cores()).isEqualTo(8);
        assertThat(sensors.replicas())
                .containsEntry("r1", new ConnectionSettings("r1.internal", 5433, "shop", "owner", Tls.VERIFY_FULL))
                .containsEntry("r2", new ConnectionSettings("127.0.0.1", 5555, "shop", "owner", Tls.DISABLE));
        assertThat(sensors.query()).isEqualTo("SELECT count(*) > 100, 'queue' FROM jobs");
        assertThat(sensors.probe()).isEqualTo(URI.create("https://status.internal/fill?t=1"));
    }

    @Test
    void a_password_never_goes_in_plain_text_to_another_machine_because_the_primary_is_on_this_one()
            throws IOException {
        String replicas = "sensors: {replicas: {r: {host: far.internal}}}";

        assertThat(sensors("host: localhost, database: d, user: u, " + replicas)
                        .replicas()
                        .get("r")
                        .tls())
                .isEqualTo(Tls.VERIFY_FULL);
        assertThat(sensors("host: localhost, tls: require, database: d, user: u, " + replicas)
                        .replicas()
                        .get("r")
                        .tls())
                .isEqualTo(Tls.REQUIRE);
    }

    @Test
    void reports_all_problems_at_once() {
        assertThatThrownBy(() -> of("{cores: 0, replicas: {\"r 1\": {hots: h}, r2: {host: 'a b', port: 0}},"
                        + " querry: SELECT 1, probe: 'ftp://x'}"))
                .message()
                .isEqualTo("""
                        8 problems in %s:
                          - databases.shop.sensors.cores: "0" is not a whole number from 1 to 4096
                          - databases.shop.sensors.replicas.r 1: a replica's name is like a database's: letters, digits, \
                        dots, hyphens, underscores
                          - databases.shop.sensors.replicas.r 1.host: is required
                          - databases.shop.sensors.replicas.r 1.hots: is not a key of Towpath; known here: host, port
                          - databases.shop.sensors.replicas.r2.port: "0" is not a whole number from 1 to 65535
                          - databases.shop.sensors.replicas.r2: host "a b" is not a host name or address
                          - databases.shop.sensors.probe: is not an address such as https://status.internal/may-fill
                          - databases.shop.sensors.querry: is not a key of Towpath; did you mean "query"?""".formatted(directory.resolve("towpath.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{probe: 'https://user:hunter2@status.internal/x'}",
                "{probe: 'https://status.internal/x y?token=hunter2'}",
                "{probe: 'ftp://status.internal/?token=hunter2'}",
                "{probe: 'https:///no-host?token=hunter2'}",
                "{replicas: {r: {host: 'u:hunter2@h'}}}",
                "{replicas: {r: {host: h, password: hunter2}}}"
            })
    void never_prints_what_may_be_a_secret(String sensors) {
        assertThatThrownBy(() -> of(sensors)).message().startsWith("1 problem").doesNotContain("hunter2");
    }
}
