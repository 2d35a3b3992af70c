package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was finished once and is pending again is done again: marks must not outlive what they describe. */
class PendingAgainTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void migrate() {
        world.worker().runAll(world.prepare());
    }

    @Test
    void a_repeatable_migration_that_goes_back_to_an_older_text_runs_again() throws Exception {
        for (String number : List.of("1", "2", "1")) {
            world.migration("R__view.sql", "CREATE OR REPLACE VIEW answer AS SELECT " + number + " AS n;");
            migrate();
            assertThat(world.one("SELECT n FROM answer")).isEqualTo(number);
        }

        assertThat(world.one("SELECT count(*) FROM flyway_schema_history WHERE description = 'view' AND success"))
                .isEqualTo("3");
    }

    @Test
    void a_schema_that_was_cleaned_is_made_again() throws Exception {
        world.migration("V1__a.sql", "CREATE TABLE made (id int PRIMARY KEY, n int); INSERT INTO made VALUES (1, 0);");
        world.migration("V2__b.sql", "UPDATE made SET n = n + 1;");
        migrate();
        world.given("DROP TABLE made", "DELETE FROM flyway_schema_history WHERE version IN ('1', '2')");

        migrate();

        assertThat(world.one("SELECT n FROM made")).isEqualTo("1");
        assertThat(world.one("SELECT count(*) FROM flyway_schema_history WHERE version IN ('1', '2')"))
                .isEqualTo("2");
    }
}
