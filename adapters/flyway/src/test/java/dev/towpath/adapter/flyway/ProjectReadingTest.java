package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.Target;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectReadingTest {
    @TempDir
    Path root;

    private final FlywayTool tool = new FlywayTool();

    private void file(String path, String text) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ProjectBundle read() {
        return tool.read(root, Map.of());
    }

    @Test
    void is_found_by_service_loader() {
        assertThat(ServiceLoader.load(MigrationTool.class)).anyMatch(FlywayTool.class::isInstance);
    }

    @Test
    void conf_files_are_read_without_what_is_secret() throws Exception {
        file("db/V1__a.sql", "SELECT 1;");
        file("flyway.conf", """
                # comment
                flyway.url=jdbc:postgresql://somewhere/db?password=hunter2
                flyway.user=bob
                flyway.password=hunter2
                flyway.locations=filesystem:db
                flyway.schemas = one , two
                flyway.placeholders.path=C:\\temp\\x
                flyway.table=history
                flyway.mixed=false
                flyway.licenseKey=hunter2
                """);
        file("flyway.user.conf", "flyway.table=other\n");
        assertThat(read().settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "locations", "filesystem:db",
                        "schemas", "one , two",
                        "placeholders.path", "C:\\temp\\x",
                        "table", "other",
                        "towpath.ignoredSettings", "licenseKey,password,url,user"));
        assertThat(read().toString()).doesNotContain("hunter2", "bob");
    }

    @Test
    void toml_files_are_read_with_the_chosen_environment() throws Exception {
        file("migrations/V1__a.sql", "SELECT '${who}';");
        file("flyway.conf", "flyway.table=not_read");
        file("flyway.toml", """
                databaseType = "PostgreSQL"
                [flyway]
                environment = "prod"
                locations = ["filesystem:migrations"]
                outOfOrder = true
                ignoreMigrationPatterns = ["*:missing", "*:future"]
                [flyway.placeholders]
                who = "everybody"
                [flyway.check]
                majorRules = ["x"]
                [environments.prod]
                url = "jdbc:postgresql://somewhere/db"
                password = "hunter2"
                schemas = ["own"]
                [environments.prod.flyway]
                table = "prod_history"
                [environments.dev]
                schemas = ["dev"]
                """);
        assertThat(read().settings())
                .containsEntry("outOfOrder", "true")
                .containsEntry("schemas", "own")
                .containsEntry("table", "prod_history")
                .containsEntry("placeholders.who", "everybody")
                .containsEntry("ignoreMigrationPatterns", "*:missing,*:future")
                .doesNotContainKeys("url", "password");
        assertThat(tool.read(root, Map.of("environment", "dev")).settings())
                .containsEntry("schemas", "dev")
                .doesNotContainKey("table");
        assertThatThrownBy(() -> tool.read(root, Map.of("environment", "staging")))
                .hasMessageContaining("no environment 'staging'");
    }

    @Test
    void broken_toml_is_reported_by_its_place_without_quoting_it() throws Exception {
        file("flyway.toml", "[flyway]\npassword = \"hunter2\nx = 1\n");
        assertThatThrownBy(this::read)
                .hasMessageContaining("flyway.toml:2")
                .hasMessageContaining("not valid TOML")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void all_problems_come_in_one_message() throws Exception {
        file("db/V1__a.sql", "SELECT 1;");
        file("flyway.conf", """
                flyway.locations=filesystem:nowhere,s3:bucket,filesystem:../out
                flyway.outOforder=true
                flyway.mixed=yes
                flyway.cherryPick=1
                flyway.skipDefaultResolvers=true
                flyway.encoding=klingon
                flyway.target=?
                flyway.baselineVersion=one
                flyway.ignoreMigrationPatterns=all
                flyway.placeholders.db_password=x
                flyway.defaultSchema=${SCHEMA}
                flyway.zzzzzzzzzzzzzzzz=1
                """);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContainingAll(
                        "'filesystem:nowhere' does not exist",
                        "'s3:bucket'",
                        "'filesystem:../out' leads out",
                        "'outOforder'. Did you mean 'outOfOrder'?",
                        "mixed = 'yes'",
                        "cherryPick is not supported",
                        "skipDefaultResolvers is not supported",
                        "klingon",
                        "target = '?'",
                        "baselineVersion = 'one'",
                        "ignoreMigrationPatterns = 'all'",
                        "'db_password' is named like a secret",
                        "defaultSchema refers to an environment variable",
                        "unknown setting 'zzzzzzzzzzzzzzzz'");
    }

    @Test
    void overrides_win_and_switch_refused_settings_off() throws Exception {
        file("sql/V1__a.sql", "SELECT 1;");
        file("flyway.conf", "flyway.initSql=SET x\nflyway.table=a\nflyway.placeholders.token_kind=b\n");
        assertThatThrownBy(this::read).hasMessageContaining("initSql is not supported");
        assertThat(tool.read(
                                root,
                                Map.of(
                                        "flyway.initSql", "",
                                        "table", "b",
                                        "towpath.placeholdersAreNotSecret", "true"))
                        .settings())
                .containsEntry("table", "b")
                .containsEntry("placeholders.token_kind", "b")
                .containsEntry("locations", "filesystem:sql");
    }

    @Test
    void usual_folders_are_found_and_an_ambiguous_project_is_not_guessed() throws Exception {
        assertThat(tool.recognises(root)).isFalse();
        file("src/main/resources/db/migration/V1__a.sql", "SELECT 1;");
        file("src/test/resources/db/migration/V2__test.sql", "SELECT 2;");
        assertThat(tool.recognises(root)).isTrue();
        assertThat(read().files())
                .extracting(ProjectFile::path)
                .containsExactly("src/main/resources/db/migration/V1__a.sql");
        assertThat(tool.read(root.resolve("src/main/resources/db/migration"), Map.of())
                        .files())
                .extracting(ProjectFile::path)
                .containsExactly("V1__a.sql");
        file("sql/V1__a.sql", "SELECT 1;");
        assertThatThrownBy(this::read).hasMessageContaining("src/main/resources/db/migration and in sql");
    }

    @Test
    void other_tools_folders_are_not_recognised() throws Exception {
        file("migrations/20240101000000_init/migration.sql", "SELECT 1;");
        file("migrations/0001_initial.py", "");
        assertThat(tool.recognises(root)).isFalse();
        assertThat(tool.recognises(root.resolve("absent"))).isFalse();
    }

    @Test
    void fills_in_a_folder_of_flyway_are_refused_because_nobody_would_run_them() throws Exception {
        file("V1__a.sql", "SELECT 1;");
        file("fills/1_a.fill.yaml", "update: t");
        assertThatThrownBy(this::read)
                .hasMessageContaining("fills/1_a.fill.yaml: is a fill, which Flyway does not know");
    }

    @Test
    void callbacks_are_refused_unless_ignored() throws Exception {
        file("V1__a.sql", "SELECT 1;");
        file("beforeMigrate.sql", "SELECT 1;");
        file("afterMigrate__grants.sql", "SELECT 1;");
        assertThatThrownBy(this::read)
                .hasMessageContaining("afterMigrate__grants.sql, beforeMigrate.sql")
                .hasMessageContaining("towpath.ignoreCallbacks=true");
        assertThat(tool.read(root, Map.of("towpath.ignoreCallbacks", "true")).files())
                .extracting(ProjectFile::path)
                .containsExactly("V1__a.sql");
    }

    @Test
    void symbolic_links_do_not_lead_out(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("V2__stolen.sql"), "SELECT 2;");
        file("V1__a.sql", "SELECT 1;");
        Files.createSymbolicLink(root.resolve("V2__stolen.sql"), outside.resolve("V2__stolen.sql"));
        assertThatThrownBy(this::read).hasMessageContaining("V2__stolen.sql: a symbolic link leads out");
        Files.delete(root.resolve("V2__stolen.sql"));
        Files.createSymbolicLink(root.resolve("linked"), outside);
        assertThatThrownBy(this::read).hasMessageContaining("linked: a symbolic link leads out");
        Files.delete(root.resolve("linked"));
        Files.createSymbolicLink(root.resolve("flyway.conf"), outside.resolve("V2__stolen.sql"));
        assertThatThrownBy(this::read).hasMessageContaining("flyway.conf");
    }

    @Test
    void circles_of_links_end() throws Exception {
        file("sub/V1__a.sql", "SELECT 1;");
        Files.createSymbolicLink(root.resolve("sub/again"), root.resolve("sub"));
        assertThatThrownBy(this::read).hasMessageContaining("leads back");
    }

    @Test
    void a_file_in_another_encoding_is_named() throws Exception {
        Files.write(root.resolve("V1__a.sql"), "SELECT 'Größe';".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::read).hasMessageContaining("V1__a.sql: is not UTF-8");
        assertThat(tool.read(root, Map.of("encoding", "ISO-8859-1"))
                        .files()
                        .getFirst()
                        .text())
                .isEqualTo("SELECT 'Größe';");
    }

    @Test
    void a_file_beyond_the_limit_is_refused() throws Exception {
        try (var file = new java.io.RandomAccessFile(root.resolve("V1__a.sql").toFile(), "rw")) {
            file.setLength((32L << 20) + 1);
        }
        assertThatThrownBy(this::read).hasMessageContaining("V1__a.sql: larger than 32 MiB");
    }

    @Test
    void an_absent_folder_is_a_clear_error() {
        assertThatThrownBy(() -> tool.read(root.resolve("absent"), Map.of())).hasMessageContaining("no such folder");
    }

    @Test
    void histories_on_other_engines_are_refused_and_reviews_are_not() throws Exception {
        file("V1__a.sql", "SELECT 1;");
        ProjectBundle bundle = read();
        assertThat(tool.load(bundle, Target.offline("mysql")).changesets()).hasSize(1);
        assertThatThrownBy(() -> tool.history(bundle, Target.offline("mysql"))).hasMessageContaining("postgresql only");
    }
}
