package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PlanPreview;
import io.temporal.failure.ApplicationFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrepareTest {
    private static final String CANARY = "canary-7f3a";

    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given("CREATE TABLE orders (id int PRIMARY KEY)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private Problem refusal() {
        return Objects.requireNonNull(world.worker().prepare(world.request()).refusal());
    }

    private List<String> relations() throws Exception {
        return world.database()
                .query("SELECT n.nspname || '.' || c.relname || ' ' || c.xmin FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1");
    }

    @Test
    void a_preview_shows_the_plan_that_prepare_would_keep_and_writes_nothing() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        List<String> before = relations();

        PlanPreview preview = world.worker().preview(world.request());

        assertThat(preview.refusal()).isNull();
        assertThat(relations()).isEqualTo(before);
        assertThat(world.prepare().planDigest()).isEqualTo(preview.digest());
        assertThat(relations()).isNotEqualTo(before);
    }

    @Test
    void a_file_that_was_edited_after_it_ran_is_a_conflict() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        world.worker().runAll(world.prepare());
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN b int;");

        assertThat(refusal().code()).isEqualTo(ErrorCode.HISTORY_CONFLICT);
        assertThat(refusal().message()).contains("V1__a.sql");
    }

    @Test
    void findings_refuse_before_anything_is_written() throws Exception {
        world.migration("V1__a.sql", "SELEKT nonsense;");
        List<String> before = relations();

        assertThat(refusal().code()).isEqualTo(ErrorCode.PLAN_REFUSED);
        assertThat(refusal().message()).contains("V1__a.sql:1:1 not-understood");
        assertThat(relations()).isEqualTo(before);
    }

    @Test
    void a_server_without_room_for_the_budget_refuses() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        List<Connection> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                crowd.add(world.database().connect());
            }
            world.given("ALTER DATABASE " + world.database().name() + " CONNECTION LIMIT 6");

            assertThat(refusal().code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(refusal().message()).contains("of 6 connections").contains("budget is 2");
        } finally {
            for (Connection one : crowd) {
                one.close();
            }
        }
        world.given("ALTER DATABASE " + world.database().name() + " CONNECTION LIMIT -1");
        world.prepare();
    }

    @Test
    void nobody_at_the_address_may_be_tried_again_and_is_named() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ApplicationFailure failure =
                prepareAt(port, world.database().name(), world.database().user());

        assertThat(failure.getType()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage()).contains("127.0.0.1:" + port);
    }

    @Test
    void an_unknown_database_or_user_is_not_tried_again() throws Exception {
        ApplicationFailure failure =
                prepareAt(world.database().port(), "nowhere", world.database().user());
        assertThat(failure.getType()).isEqualTo("ACCESS_DENIED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage()).contains("nowhere");

        ApplicationFailure stranger =
                prepareAt(world.database().port(), world.database().name(), "stranger");
        assertThat(stranger.getType()).isEqualTo("ACCESS_DENIED");
        assertThat(stranger.isNonRetryable()).isTrue();
    }

    @Test
    void a_role_that_may_not_create_our_schema_is_told_so() throws Exception {
        String role = "weak_" + world.database().name();
        world.given("CREATE ROLE " + role + " LOGIN PASSWORD '" + CANARY + "'");
        world.migration("V1__a.sql", "CREATE TABLE made (id int);");
        try {
            ApplicationFailure failure =
                    prepareAt(world.database().port(), world.database().name(), role);

            assertThat(failure.getType()).isEqualTo("ACCESS_DENIED");
            assertThat(failure.getOriginalMessage()).contains("permission denied");
        } finally {
            world.given("DROP ROLE " + role);
        }
    }

    private ApplicationFailure prepareAt(int port, String database, String user) throws Exception {
        world.migration("V1__a.sql", "CREATE TABLE made (id int);");
        var settings = new ConnectionSettings(world.database().host(), port, database, user, Tls.DISABLE);
        try (ActivityWorker worker = ActivityWorker.with(settings, Password.of(CANARY), 1)) {
            ApplicationFailure failure = ActivityWorker.failure(() -> worker.prepare(world.request()));
            assertThat(failure.toString() + failure.getCause()).doesNotContain(CANARY);
            return failure;
        }
    }

    @Test
    void another_policy_for_the_same_plan_counts_from_the_next_run_on() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        String digest = world.prepare().planDigest();
        world.policy(dev.towpath.model.policy.Policy.DEFAULT);

        assertThat(world.prepare().planDigest()).isEqualTo(digest);
        assertThat(world.one("SELECT content::json #>> '{policy,lockTimeout}' FROM towpath.plan"))
                .isEqualTo("PT0.5S");
    }
}
