package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatesMatchFlywayTest {
    @TempDir
    Path root;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        project = new Project(root)
                .sql("V1__a.sql", "CREATE TABLE a (id int);")
                .sql("V3__c.sql", "CREATE TABLE c (id int);")
                .sql("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    /** Same lines, same order, same pending, and a problem exactly when Flyway's own validation has one. */
    private HistoryView same() throws Exception {
        assertThat(project.ours(database)).isEqualTo(project.real(database));
        HistoryView view = view();
        List<String> pending = Arrays.stream(project.flyway(database).info().pending())
                .map(MigrationInfo::getDescription)
                .toList();
        assertThat(view.entries())
                .filteredOn(entry -> entry.state().equals("Pending"))
                .extracting(HistoryView.Entry::description)
                .containsExactlyElementsOf(pending);
        boolean content = project.flyway(database, "ignoreMigrationPatterns", patterns())
                .validateWithResult()
                .validationSuccessful;
        assertThat(view.problems().isEmpty())
                .as(() -> view.problems().toString())
                .isEqualTo(content);
        assertThat(project.history(database).verify(database.dataSource()).ok()).isEqualTo(content);
        return view;
    }

    private String patterns() {
        return project.bundle().settings().getOrDefault("ignoreMigrationPatterns", "*:future") + ",*:pending";
    }

    private HistoryView view() throws Exception {
        try (Connection connection = database.connect()) {
            return project.history(database).view(connection, project.changelog(database));
        }
    }

    @Test
    void all_pending_then_all_applied() throws Exception {
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("V1", "V3", "R:view");
        project.flyway(database).migrate();
        assertThat(same().pending()).isEmpty();
    }

    @Test
    void a_late_version_is_ignored_and_a_problem() throws Exception {
        project.flyway(database).migrate();
        project.sql("V2__late.sql", "SELECT 2;");
        HistoryView view = same();
        assertThat(view.pending()).isEmpty();
        assertThat(view.problems()).singleElement().asString().contains("version 2 (late)", "outOfOrder=true");
    }

    @Test
    void a_late_version_runs_out_of_order_when_allowed() throws Exception {
        project.flyway(database).migrate();
        project.sql("V2__late.sql", "SELECT 2;").set("outOfOrder", "true");
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("V2");
        project.flyway(database).migrate();
        assertThat(same().entries()).extracting(HistoryView.Entry::state).contains("Out of Order");
    }

    @Test
    void ignored_versions_may_be_passed_over() throws Exception {
        project.flyway(database).migrate();
        project.sql("V2__late.sql", "SELECT 2;").set("ignoreMigrationPatterns", "*:ignored");
        assertThat(same().problems()).isEmpty();
        project.set("ignoreMigrationPatterns", "repeatable:*");
        assertThat(same().problems()).isNotEmpty();
    }

    @Test
    void a_missing_file_is_a_problem_unless_ignored() throws Exception {
        project.sql("V2__gone.sql", "SELECT 2;").sql("R__gone_too.sql", "SELECT 2;");
        project.flyway(database).migrate();
        project.delete("sql/V2__gone.sql").delete("sql/R__gone_too.sql");
        assertThat(same().problems()).hasSize(2).first().asString().contains("V2__gone.sql");
        project.set("ignoreMigrationPatterns", "*:missing");
        same();
        project.set("ignoreMigrationPatterns", "versioned:missing");
        same();
    }

    @Test
    void a_version_from_the_future_is_no_problem_by_default() throws Exception {
        project.sql("V9__ahead.sql", "SELECT 9;");
        project.flyway(database).migrate();
        project.delete("sql/V9__ahead.sql");
        assertThat(same().entries()).extracting(HistoryView.Entry::state).contains("Future");
        project.set("ignoreMigrationPatterns", "*:missing");
        assertThat(same().problems()).hasSize(1);
    }

    @Test
    void an_edited_migration_is_a_problem_with_both_checksums() throws Exception {
        project.flyway(database).migrate();
        String before = project.changelog(database).changesets().getFirst().checksum();
        project.sql("V1__a.sql", "CREATE TABLE a (id bigint);");
        String after = project.changelog(database).changesets().getFirst().checksum();
        assertThat(same().problems()).singleElement().asString().contains(before, after, "sql/V1__a.sql");
    }

    @Test
    void a_renamed_migration_is_a_problem() throws Exception {
        project.flyway(database).migrate();
        project.delete("sql/V1__a.sql").sql("V1__other.sql", "CREATE TABLE a (id int);");
        assertThat(same().problems()).singleElement().asString().contains("renamed");
    }

    @Test
    void a_changed_repeatable_runs_again_and_supersedes() throws Exception {
        project.flyway(database).migrate();
        project.sql("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x; -- again");
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("R:view");
        project.flyway(database).migrate();
        assertThat(same().entries()).extracting(HistoryView.Entry::state).contains("Superseded", "Success");
    }

    @Test
    void a_changed_placeholder_makes_a_repeatable_pending() throws Exception {
        project.set("placeholders.n", "1").sql("R__n.sql", "SELECT ${n};");
        project.flyway(database).migrate();
        project.set("placeholders.n", "2");
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("R:n");
    }

    @Test
    void a_failed_migration_blocks() throws Exception {
        project.sql("V4__fails.sql", "SELECT 1;\nVACUUM;\nSELECT nonsense;").set("mixed", "true");
        try {
            project.flyway(database).migrate();
        } catch (org.flywaydb.core.api.FlywayException expected) {
            assertThat(expected).hasMessageContaining("nonsense");
        }
        assertThat(same().problems()).singleElement().asString().contains("version 4 (fails)", "repair");
        project.delete("sql/V4__fails.sql");
        same();
    }

    @Test
    void a_deleted_row_is_deleted_and_may_come_back() throws Exception {
        project.sql("V2__gone.sql", "SELECT 2;").sql("R__gone.sql", "SELECT 2;");
        project.flyway(database).migrate();
        project.delete("sql/V2__gone.sql").delete("sql/R__gone.sql");
        project.flyway(database).repair();
        assertThat(same().entries()).extracting(HistoryView.Entry::state).contains("Deleted");
        project.sql("V2__gone.sql", "SELECT 2;").sql("R__gone.sql", "SELECT 2;");
        same();
        project.set("outOfOrder", "true");
        same();
    }

    @Test
    void targets_hold_versions_back() throws Exception {
        for (String target : List.of("1", "1?", "2?", "next", "current", "latest")) {
            project.set("target", target);
            same();
        }
        project.set("target", "1");
        project.flyway(database).migrate();
        same();
        project.sql("V4__d.sql", "SELECT 4;");
        for (String target : List.of("3", "next", "current", "latest")) {
            project.set("target", target);
            same();
        }
    }

    @Test
    void a_target_that_does_not_exist_is_a_problem() throws Exception {
        project.set("target", "2");
        assertThat(view().problems()).singleElement().asString().contains("target version 2");
    }

    @Test
    void the_latest_baseline_runs_first_on_an_empty_database() throws Exception {
        project.sql("B3__all.sql", "CREATE TABLE a (id int);")
                .sql("B2__older.sql", "SELECT 2;")
                .sql("V4__d.sql", "SELECT 4;");
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("B3", "V4", "R:view");
        project.flyway(database).migrate();
        same();
        project.sql("B5__newer.sql", "SELECT 5;").sql("V6__f.sql", "SELECT 6;");
        same();
        project.delete("sql/B3__all.sql");
        same();
    }

    @Test
    void a_baseline_row_hides_what_is_below() throws Exception {
        database.execute("CREATE TABLE already (id int)");
        project.set("baselineVersion", "2").set("baselineDescription", "as of 2020");
        project.flyway(database).baseline();
        assertThat(same().pending()).extracting(id -> id.key()).containsExactly("V3", "R:view");
        project.flyway(database).migrate();
        project.sql("B3__all.sql", "SELECT 3;").sql("V2__same.sql", "SELECT 2;");
        same();
    }

    @Test
    void switched_off_validation_leaves_only_failures() throws Exception {
        project.flyway(database).migrate();
        project.sql("V1__a.sql", "CREATE TABLE a (id bigint);").set("validateOnMigrate", "false");
        assertThat(view().problems()).isEmpty();
        assertThat(project.history(database).verify(database.dataSource()).ok()).isTrue();
    }

    @Test
    void a_non_empty_schema_without_history_is_refused_with_the_remedy() throws Exception {
        database.execute("CREATE TABLE already (id int)");
        assertThat(view().problems()).singleElement().asString().contains("baselineOnMigrate", "public");
        project.set("baselineOnMigrate", "true").set("baselineVersion", "1");
        HistoryView view = view();
        assertThat(view.problems()).isEmpty();
        assertThat(view.entries()).extracting(HistoryView.Entry::state).contains("Baseline (will be recorded)");
        assertThat(view.pending()).extracting(id -> id.key()).containsExactly("V3", "R:view");
    }
}
