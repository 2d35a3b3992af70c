package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.server.ReplicaSensor;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.throttle.ArchiveReading;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading;
import dev.towpath.model.throttle.ReplicaReading.Lag;
import dev.towpath.model.throttle.Situation;
import dev.towpath.model.throttle.SlotReading;
import dev.towpath.model.throttle.ThrottleJudge;
import dev.towpath.model.throttle.ThrottleVerdict;
import dev.towpath.testing.postgres.OwnServer;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that archives, with a standby that streams from it. */
@Timeout(90)
class ReplicationLoadTest {
    private static OwnServer primary;
    private static OwnServer standby;

    private PostgresServer server;
    private LoadSensors sensors;

    @BeforeAll
    static void start() throws IOException, SQLException {
        primary = OwnServer.start(Map.of("archive_mode", "on"));
        primary.execute("CREATE TABLE orders (id int)", "CREATE ROLE owner LOGIN");
        standby = primary.standby("reporting-1");
    }

    @AfterAll
    static void stop() throws IOException {
        try (OwnServer first = primary;
                OwnServer second = standby) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @BeforeEach
    void open() {
        server = open("postgres");
        sensors = server.load();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static PostgresServer open(String user) {
        return new PostgresServer(settings(primary.port(), user), Password.NONE, 1);
    }

    private static ConnectionSettings settings(int port, String user) {
        return new ConnectionSettings("127.0.0.1", port, "postgres", user, Tls.DISABLE);
    }

    private LoadReading look() throws SQLException {
        return look(server, sensors);
    }

    private static LoadReading look(PostgresServer server, LoadSensors sensors) throws SQLException {
        try (Connection monitor = server.monitor()) {
            return sensors.look(monitor, Set.of());
        }
    }

    private static boolean behind(Measured<Lag> lag, Duration time) {
        return lag instanceof Measured.Value<Lag> measured
                && measured.value().time().compareTo(time) >= 0
                && measured.value().bytes() > 0;
    }

    private Measured<Lag> told() throws SQLException {
        write();
        return look().replicas().stream()
                .filter(replica -> replica.name().equals("reporting-1"))
                .findFirst()
                .map(ReplicaReading::lag)
                .orElse(Measured.notHere());
    }

    /** What a fill would be told now that may lag one second. */
    private ThrottleVerdict verdict() throws SQLException {
        Situation now = new Situation(
                LoadWorld.ORDERS, Measured.of(look()), List.of(), List.of(), Measured.notHere(), Measured.notHere());
        FillPolicy policy = FillPolicy.DEFAULT.with(Map.of("throttle.replica-lag", "1s"));
        return ThrottleJudge.judge(now, policy, ThrottleVerdict.NORMAL);
    }

    private static void write() throws SQLException {
        primary.execute("INSERT INTO orders VALUES (1)");
    }

    private static boolean keepsUp(Measured<Lag> lag) {
        return lag instanceof Measured.Value<Lag> measured
                && measured.value().time().toMillis() < 500;
    }

    private static String why(Measured<Lag> lag) {
        return lag instanceof Measured.Unknown<Lag> unknown ? unknown.why() : lag.toString();
    }

    @Test
    void a_replica_that_replays_nothing_falls_behind_and_catches_up() throws SQLException {
        ReplicaSensor asked = sensors.replica(settings(standby.port(), "postgres"));
        try (asked) {
            LiveServer.until(() -> keepsUp(told()) && keepsUp(asked.look()));
            standby.execute("SELECT pg_wal_replay_pause()");
            try {
                LiveServer.until(() -> behind(told(), Duration.ofMillis(1_500)));
                assertThat(behind(asked.look(), Duration.ofSeconds(1))).isTrue();
                assertThat(verdict().level()).isEqualTo(Level.STOP);
                assertThat(verdict().reason().orElse(""))
                        .matches("replica reporting-1 is \\d+ (m?s) behind, .+ of log \\(limit 1 s\\)");
            } finally {
                standby.execute("SELECT pg_wal_replay_resume()");
            }
            LiveServer.until(() -> keepsUp(told()) && keepsUp(asked.look()));
        }
    }

    @Test
    void a_replica_that_has_stopped_talking_falls_behind_although_its_last_words_stand_still() throws Exception {
        LiveServer.until(() -> keepsUp(told()));
        String receiver;
        try (Connection connection = standby.connect()) {
            receiver = LiveServer.one(connection, "SELECT pid FROM pg_stat_wal_receiver");
        }
        signal("-STOP", receiver);
        try {
            LiveServer.until(() -> behind(told(), Duration.ofMillis(1_500)));
        } finally {
            signal("-CONT", receiver);
        }
        LiveServer.until(() -> keepsUp(told()));
    }

    private static void signal(String signal, String pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor())
                .isZero();
    }

    @Test
    void a_replica_that_is_gone_is_unknown_and_never_without_lag() throws Exception {
        try (OwnServer shortLived = primary.standby("short-lived");
                ReplicaSensor asked = sensors.replica(settings(shortLived.port(), "postgres"))) {
            LiveServer.until(() -> look().replicas().size() == 2);
            LiveServer.until(() -> keepsUp(asked.look()));
            shortLived.close();

            assertThat(why(asked.look())).isNotEmpty();
            assertThat(asked.look()).isInstanceOf(Measured.Unknown.class);
            LiveServer.until(() -> look().replicas().stream()
                    .anyMatch(replica -> why(replica.lag()).matches("it was connected \\d+ m?s ago and is gone;.*")));
        }
    }

    @Test
    void only_a_replica_of_this_server_counts_as_one() throws SQLException {
        try (TestDatabase stranger = TestDatabase.create();
                ReplicaSensor itself = sensors.replica(settings(primary.port(), "postgres"));
                ReplicaSensor other = sensors.replica(settings(stranger.port(), "postgres"));
                ReplicaSensor nobody = sensors.replica(settings(1, "postgres"));
                ReplicaSensor stranded = sensors.replica(settings(standby.port(), "no_such_role"))) {
            assertThat(why(itself.look())).isEqualTo("the primary has not been looked at yet");
            look();

            assertThat(why(itself.look())).isEqualTo("it is no replica: it is not in recovery");
            assertThat(why(other.look())).isEqualTo("it belongs to another database cluster");
            assertThat(nobody.look()).isInstanceOf(Measured.Unknown.class);
            assertThat(why(stranded.look())).contains("28000");
        }
    }

    @Test
    void a_plain_role_is_told_what_to_grant_and_may_ask_the_replica_itself() throws SQLException {
        try (PostgresServer plain = open("owner")) {
            LoadSensors eyes = plain.load();
            LoadReading reading = look(plain, eyes);

            assertThat(reading.replicas()).singleElement().satisfies(replica -> {
                assertThat(replica.name()).isEqualTo("reporting-1");
                assertThat(why(replica.lag())).contains("not shown to owner; run GRANT pg_monitor TO owner");
            });
            assertThat(reading.archive()).isInstanceOf(Measured.Value.class);
            try (ReplicaSensor asked = eyes.replica(settings(standby.port(), "owner"))) {
                LiveServer.until(() -> keepsUp(asked.look()));
            }
        }
    }

    @Test
    void log_kept_back_for_a_slot_is_measured_until_the_slot_is_lost() throws SQLException {
        primary.execute("SELECT pg_create_physical_replication_slot('cdc', true)");
        try {
            write();
            LiveServer.until(() -> look().slots().stream()
                    .anyMatch(slot -> slot.name().equals("cdc") && slot.kept() > 0 && slot.spare() == null));
            primary.execute("ALTER SYSTEM SET max_slot_wal_keep_size = '64MB'", "SELECT pg_reload_conf()");
            LiveServer.until(
                    () -> look().slots().stream().map(SlotReading::spare).anyMatch(spare -> spare != null));
        } finally {
            primary.execute(
                    "SELECT pg_drop_replication_slot('cdc')",
                    "ALTER SYSTEM RESET max_slot_wal_keep_size",
                    "SELECT pg_reload_conf()");
        }
    }

    private static void archive(String command) throws SQLException {
        primary.execute("ALTER SYSTEM SET archive_command = '" + command + "'", "SELECT pg_reload_conf()");
    }

    @Test
    void segments_wait_while_archiving_fails_and_the_log_has_a_rate() throws SQLException {
        LoadReading before = look();
        archive("false");
        for (int i = 0; i < 3; i++) {
            write();
            primary.execute("SELECT pg_switch_wal()");
        }
        LiveServer.until(() -> look().archive() instanceof Measured.Value<ArchiveReading> archive
                && archive.value().waiting() >= 3
                && archive.value().failing());
        assertThat(before.logPerSecond()).isEqualTo(Measured.notHere());
        LiveServer.until(() -> look().logPerSecond() instanceof Measured.Value<Long> rate && rate.value() > 0);

        archive("true");
        LiveServer.until(() -> look().archive().equals(Measured.of(new ArchiveReading(0, false))));
    }
}
