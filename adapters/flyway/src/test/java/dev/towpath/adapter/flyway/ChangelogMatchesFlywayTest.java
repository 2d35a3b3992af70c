package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Changeset;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogMatchesFlywayTest {
    @TempDir
    Path root;

    private TestDatabase database;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private void same(Project project) throws Exception {
        List<String> real = project.real(database);
        assertThat(real).isNotEmpty();
        assertThat(project.ours(database)).isEqualTo(real);
        assertThat(project.changelog(database).changesets()).hasSameSizeAs(real);
    }

    static Project varied(Path root) throws Exception {
        return new Project(root)
                .set("locations", "filesystem:sql,filesystem:more")
                .set("placeholders.Owner", "alice")
                .sql("V1__first_table.sql", "CREATE TABLE a (id int);\n")
                .sql("V1.1__with_crlf.sql", "CREATE TABLE b (id int);\r\nCREATE TABLE c (id int);\r\n")
                .sql("V2_1__underscores_are_dots.sql", "CREATE TABLE d (id int)")
                .sql("V010__leading_zero.sql", "\uFEFF-- with a byte-order mark\nCREATE TABLE e (id int);")
                .sql("deep/er/V3.0.0__in_a_folder.sql", "CREATE TABLE \"${owner}\" (id int); -- ${OWNER}")
                .sql("V4__not_replaced.sql", "-- ${nobody knows}\nCREATE TABLE f (id int);")
                .sql("V4__not_replaced.sql.conf", "placeholderReplacement=false\nexecuteInTransaction=false\n")
                .sql("V5__.sql", "CREATE TABLE g (id int);")
                .sql("V6__Größe_and_ı.sql", "CREATE TABLE h (name text DEFAULT 'ı');")
                .sql("V20230101120000__timestamp.sql", "CREATE TABLE i (id int);")
                .sql("readme.txt", "not a migration")
                .sql("V__no_version.sql", "never read")
                .sql("Vx__no_number.sql", "never read")
                .sql("U1__undo.sql", "DROP TABLE a;")
                .sql(".hidden/V99__hidden.sql", "never read")
                .sql("notes.sql", "never read")
                .file("more/R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x -- ${flyway:table} ${owner}\n;")
                .file(
                        "more/R__All_names.sql",
                        "-- ${flyway:defaultSchema} ${flyway:database} ${flyway:user} ${flyway:filename}"
                                + " ${flyway:environment}\nSELECT 1;")
                .file("more/sub/R__b.SQL", "SELECT 2;");
    }

    @Test
    void a_varied_project_is_read_as_flyway_reads_it() throws Exception {
        same(varied(root));
    }

    @Test
    void keys_are_stable_and_say_what_kind_of_migration_it_is() throws Exception {
        assertThat(varied(root).changelog(database).changesets())
                .extracting(changeset -> changeset.id().key())
                .containsExactly(
                        "V1",
                        "V1.1",
                        "V2.1",
                        "V3",
                        "V4",
                        "V5",
                        "V6",
                        "V10",
                        "V20230101120000",
                        "R:All names",
                        "R:b",
                        "R:views");
    }

    @Test
    void other_marks_and_other_placeholders_are_honoured() throws Exception {
        same(new Project(root)
                .set("sqlMigrationPrefix", "mig-")
                .set("repeatableSqlMigrationPrefix", "again-")
                .set("sqlMigrationSeparator", "--")
                .set("sqlMigrationSuffixes", ".pks,.pkb,.sql")
                .set("placeholderPrefix", "@@(")
                .set("placeholderSuffix", ")@@")
                .set("placeholderSeparator", "/")
                .set("placeholders.x", "42")
                .sql("mig-1--a_b.sql", "SELECT @@(x)@@;")
                .sql("mig-2--b.pkb", "SELECT ${no};")
                .sql("again---all_day.PKS", "SELECT '@@(X)@@@@@(flyway/user)@@';"));
    }

    @Test
    void baselines_are_read_with_their_own_prefix() throws Exception {
        same(new Project(root)
                .sql("V1__a.sql", "SELECT 1;")
                .sql("V3__c.sql", "SELECT 3;")
                .sql("B2__before.sql", "SELECT 2;")
                .sql("B3__all.sql", "SELECT 3;")
                .sql("V4__d.sql", "SELECT 4;"));
        same(new Project(root).set("baselineMigrationPrefix", "BASE"));
    }

    @Test
    void shell_scripts_are_changesets_only_flyway_can_run() throws Exception {
        Project project = new Project(root)
                .sql("V1__a.sql", "SELECT 1;")
                .sql("V2__tool.sh", "echo ${not_replaced}\n")
                .sql("V3__no_ending", "echo 3\n")
                .sql("R__again.py", "print('FP__flyway:user__')\n");
        same(project);
        assertThat(project.changelog(database).changesets())
                .extracting(changeset -> changeset.content().getClass().getSimpleName())
                .containsExactly("SqlScript", "ToolCode", "ToolCode", "ToolCode");
    }

    @Test
    void wildcards_find_the_same_files_and_scripts() throws Exception {
        Project project = new Project(root)
                .file("mods/a/sql/V1__a.sql", "SELECT 1;")
                .file("mods/b/sql/deep/V2__b.sql", "SELECT 2;")
                .file("mods/b/other/V3__c.sql", "SELECT 3;")
                .file("mods/c/d/sql/V4__d.sql", "SELECT 4;");
        same(project.set("locations", "filesystem:mods/*/sql"));
        same(project.set("locations", "filesystem:mods/**/sql"));
        same(project.set("locations", "filesystem:mods/?/sql,filesystem:mods/b/other"));
        same(project.set("locations", "filesystem:mods/**/V*.sql"));
    }

    @Test
    void nested_and_repeated_locations_count_once() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;").sql("in/V2__b.sql", "SELECT 2;");
        same(project.set("locations", "filesystem:sql/in,filesystem:sql,filesystem:sql"));
    }

    @Test
    void other_encodings_are_decoded_before_the_checksum() throws Exception {
        Project project = new Project(root)
                .set("encoding", "ISO-8859-1")
                .file("sql/V1__latin.sql", "SELECT 'Größe';".getBytes(StandardCharsets.ISO_8859_1))
                .file("sql/V2__utf.sql", "SELECT 'Größe';".getBytes(StandardCharsets.UTF_8))
                .sql("V2__utf.sql.conf", "encoding=UTF-8\n");
        same(project);
        assertThat(project.changelog(database).changesets())
                .extracting(Changeset::checksum)
                .containsExactly(
                        Integer.toString(Checksum.of("SELECT 'Größe';")),
                        Integer.toString(Checksum.of("SELECT 'Größe';")));
    }

    @Test
    void a_custom_schema_is_what_the_placeholder_says() throws Exception {
        same(new Project(root)
                .set("defaultSchema", "Own \"schema\"")
                .set("table", "Historie Ü")
                .sql("R__a.sql", "SELECT '${flyway:defaultSchema} ${flyway:table}';"));
        same(new Project(root).set("schemas", "one,two"));
    }
}
