package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.TowpathException;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryConformanceTest {
    private static final String SHAPE = """
            SELECT concat_ws(' ', n.nspname, c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                             a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relname ILIKE '%hist%' AND c.relkind = 'r'
            UNION ALL SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relname ILIKE '%hist%' AND c.relkind = 'r'
            UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conname ILIKE '%hist%'
            ORDER BY 1""";

    @TempDir
    Path root;

    /** Native on one database, ours on another: the same history, table and all; then each goes on with the other's. */
    private void conforms(Project project, String table, String... before) throws Exception {
        try (TestDatabase theirs = TestDatabase.create();
                TestDatabase ours = TestDatabase.create()) {
            theirs.execute(before);
            ours.execute(before);
            project.flyway(theirs).migrate();
            project.migrate(ours);
            assertThat(Project.dump(ours, table))
                    .isEqualTo(Project.dump(theirs, table))
                    .isNotEmpty();
            assertThat(ours.query(SHAPE)).isEqualTo(theirs.query(SHAPE));
            project.flyway(ours).validate();
            assertThat(project.flyway(ours).migrate().migrationsExecuted).isZero();
            assertThat(project.history(ours).verify(ours.dataSource())).isEqualTo(ToolHistory.Verdict.OK);
            project.file("sql/V77777777777777__one_more.sql", "SELECT 77;");
            assertThat(project.flyway(ours).migrate().migrationsExecuted).isOne();
            project.migrate(theirs);
            assertThat(Project.dump(theirs, table)).isEqualTo(Project.dump(ours, table));
            project.delete("sql/V77777777777777__one_more.sql");
        }
    }

    @Test
    void a_varied_project_leaves_the_same_history() throws Exception {
        Project project = ChangelogMatchesFlywayTest.varied(root)
                .delete("sql/V4__not_replaced.sql")
                .delete("sql/V4__not_replaced.sql.conf")
                .file(
                        "more/R__All_names.sql",
                        "-- ${flyway:defaultSchema} ${flyway:user} ${flyway:filename} ${flyway:environment}\nSELECT 1;");
        conforms(project, "flyway_schema_history");
    }

    @Test
    void custom_names_with_quotes_capitals_and_umlauts() throws Exception {
        Project project = new Project(root)
                .set("defaultSchema", "Über \"Schema\"")
                .set("schemas", "second,Über \"Schema\"")
                .set("table", "My \"hist\" Ö")
                .set("installedBy", "The Installer")
                .sql("V1__a.sql", "CREATE TABLE \"Über \"\"Schema\"\"\".a (id int);");
        conforms(project, "\"Über \"\"Schema\"\"\".\"My \"\"hist\"\" Ö\"");
    }

    @Test
    void schemas_are_created_unless_they_exist() throws Exception {
        Project project =
                new Project(root).set("schemas", "hist,second").sql("V1__a.sql", "CREATE TABLE second.a (id int);");
        conforms(project, "hist.flyway_schema_history");
        conforms(project, "hist.flyway_schema_history", "CREATE SCHEMA hist");
        conforms(project, "hist.flyway_schema_history", "CREATE SCHEMA hist", "CREATE SCHEMA second");
    }

    @Test
    void a_baseline_is_recorded_on_a_filled_schema() throws Exception {
        Project project = new Project(root)
                .set("baselineOnMigrate", "true")
                .set("baselineVersion", "1_5")
                .set("baselineDescription", "before Flyway")
                .sql("V1__a.sql", "SELECT 1;")
                .sql("V2__b.sql", "CREATE TABLE b (id int);");
        conforms(project, "flyway_schema_history", "CREATE TABLE already (id int)");
        conforms(project, "flyway_schema_history");
        for (String thing : List.of(
                "CREATE SEQUENCE s",
                "CREATE TYPE t AS ENUM ('a')",
                "CREATE DOMAIN d AS int",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE VIEW v AS SELECT 1 AS x",
                "CREATE EXTENSION IF NOT EXISTS plpgsql",
                "CREATE TYPE c AS (x int)",
                "CREATE TABLE p (id int) PARTITION BY RANGE (id)",
                "CREATE MATERIALIZED VIEW m AS SELECT 1 AS x")) {
            conforms(project, "flyway_schema_history", thing);
        }
    }

    @Test
    void baseline_migrations_are_recorded_as_such() throws Exception {
        Project project = new Project(root)
                .sql("V1__a.sql", "CREATE TABLE a (id int);")
                .sql("B2__all.sql", "CREATE TABLE a (id int);")
                .sql("V3__c.sql", "CREATE TABLE c (id int);");
        conforms(project, "flyway_schema_history");
    }

    @Test
    void long_descriptions_are_cut_as_flyway_cuts_them() throws Exception {
        String words = "x".repeat(210);
        conforms(new Project(root).sql("V1__" + words + ".sql", "SELECT 1;"), "flyway_schema_history");
    }

    @Test
    void a_filled_schema_without_baseline_is_refused() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            database.execute("CREATE TABLE already (id int)");
            ToolHistory history = project.history(database);
            assertThatThrownBy(() -> history.create(connection))
                    .isInstanceOf(TowpathException.class)
                    .hasMessageContaining("baselineOnMigrate");
            assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname LIKE 'flyway%'"))
                    .containsExactly("0");
        }
    }

    @Test
    void creating_and_recording_stay_in_the_callers_transaction() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            ToolHistory history = project.history(database);
            var changeset = project.changelog(database).changesets().getFirst();
            connection.setAutoCommit(false);
            assertThat(history.lists(connection, changeset)).isFalse();
            history.create(connection);
            history.create(connection);
            history.recordApplied(connection, changeset, java.time.Duration.ofMillis(5));
            assertThat(history.lists(connection, changeset)).isTrue();
            connection.rollback();
            assertThat(history.lists(connection, changeset)).isFalse();
            assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname LIKE 'flyway%'"))
                    .containsExactly("0");
        }
    }

    @Test
    void an_edited_or_superseded_changeset_is_not_listed() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;").sql("R__r.sql", "SELECT 1;");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            project.migrate(database);
            var before = project.changelog(database).changesets();
            assertThat(project.history(database).lists(connection, before.get(1)))
                    .isTrue();
            project.sql("V1__a.sql", "SELECT 2;").sql("R__r.sql", "SELECT 2;");
            var after = project.changelog(database).changesets();
            ToolHistory history = project.history(database);
            assertThat(history.lists(connection, after.get(0))).isFalse();
            assertThat(history.lists(connection, after.get(1))).isFalse();
            assertThat(history.lists(connection, before.get(1))).isTrue();
        }
    }
}
