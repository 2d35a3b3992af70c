package dev.towpath.adapter.plain.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.adapter.spi.HistoryView.Entry;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import dev.towpath.adapter.spi.ToolHistory.Verdict;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which fills have run, on a real server. */
class FillHistoryTest {
    private static final String SCHEMA = "Own \"x\"";

    @TempDir
    private Path root;

    private final FillTool tool = new FillTool();
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.execute("CREATE SCHEMA \"Own \"\"x\"\"\"");
        connection = database.connect();
        fill("2_b", "1");
        fill("10_c", "1");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        database.close();
    }

    private void fill(String name, String value) throws IOException {
        Path file = root.resolve(name + ".fill.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "update: t\nset: {n: " + value + "}\n");
    }

    private ProjectBundle bundle() {
        return tool.read(root, Map.of("flyway.table", "x"));
    }

    private static Target target() {
        return new Target("postgresql", SCHEMA, "shop", "owner");
    }

    private Changelog changelog() {
        return tool.load(bundle(), target());
    }

    private ToolHistory history() {
        return tool.history(bundle(), target());
    }

    private HistoryView view() throws SQLException {
        return history().view(connection, changelog());
    }

    private void ran(int index) throws SQLException {
        history().create(connection);
        history().recordApplied(connection, changelog().changesets().get(index), Duration.ofMillis(1_500));
    }

    private static List<String> states(HistoryView view) {
        return view.entries().stream()
                .map(entry -> entry.id() + " " + entry.state())
                .toList();
    }

    @Test
    void what_has_run_is_listed_and_the_rest_is_pending_in_natural_order() throws Exception {
        assertThat(view().pending()).extracting(Object::toString).containsExactly("2_b", "10_c");
        ran(0);
        assertThat(states(view())).containsExactly("2_b Applied", "10_c Pending");
        assertThat(view().pending()).extracting(Object::toString).containsExactly("10_c");
        assertThat(view().problems()).isEmpty();
        List<Changeset> changesets = changelog().changesets();
        assertThat(history().lists(connection, changesets.get(0))).isTrue();
        assertThat(history().lists(connection, changesets.get(1))).isFalse();
        assertThat(database.query("SELECT name || ' ' || took || ' ' || applied_by FROM \"Own \"\"x\"\"\"."
                        + history().tables().iterator().next()))
                .containsExactly("2_b 00:00:01.5 " + database.user());
        history().create(connection);
        assertThat(states(view())).as("made once").containsExactly("2_b Applied", "10_c Pending");
    }

    @Test
    void recording_stays_in_the_callers_transaction() throws Exception {
        connection.setAutoCommit(false);
        ran(0);
        connection.rollback();
        assertThat(view().pending()).hasSize(2);
    }

    @Test
    void a_file_that_was_changed_after_it_had_run_is_a_problem_for_us_and_for_verify() throws Exception {
        ran(0);
        assertThat(history().verify(database.dataSource())).isEqualTo(Verdict.OK);
        Files.writeString(root.resolve("2_b.fill.yaml"), "# words only\nset: {n: 1}\nupdate: t\n");
        assertThat(view().problems()).as("the same statement").isEmpty();
        fill("2_b", "2");
        assertThat(view().problems())
                .containsExactly("2_b.fill.yaml was changed after it had run, and will not run again."
                        + " Take the change back, and write what is left to do in a new file.");
        assertThat(view().entries()).extracting(Entry::state).containsExactly("Edited", "Pending");
        assertThat(history().lists(connection, changelog().changesets().getFirst()))
                .isFalse();
        Verdict verdict = history().verify(database.dataSource());
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.message()).contains("2_b.fill.yaml was changed");
    }

    @Test
    void nothing_comes_late_and_what_is_gone_is_told_only() throws Exception {
        ran(1);
        assertThat(view().problems())
                .containsExactly("2_b.fill.yaml comes before 10_c, which has run already. Give it a later name.");
        Files.delete(root.resolve("10_c.fill.yaml"));
        assertThat(view().problems()).isEmpty();
        assertThat(states(view())).containsExactly("2_b Pending", "10_c Applied, file gone");
    }

    @Test
    void a_fill_is_known_by_its_name_in_whatever_folder() throws Exception {
        ran(0);
        Files.createDirectory(root.resolve("old"));
        Files.move(root.resolve("2_b.fill.yaml"), root.resolve("old/2_b.fill.yaml"));
        Files.delete(root.resolve("10_c.fill.yaml"));
        assertThat(states(view())).contains("2_b Applied");
        fill("new/2_b", "5");
        assertThatThrownBy(this::changelog)
                .isInstanceOf(TowpathException.class)
                .hasMessageContaining("old/2_b.fill.yaml: the history could not tell it from new/2_b.fill.yaml");
    }

    @Test
    void one_run_alone_or_several_that_share() throws Exception {
        try (Connection other = database.connect()) {
            ToolLock alone = history().tryLock(connection).orElseThrow();
            assertThat(history().tryLock(other)).isEmpty();
            assertThat(history().tryShare(other)).isEmpty();
            alone.release();
            alone.release();
            Optional<ToolLock> first = history().tryShare(connection);
            Optional<ToolLock> second = history().tryShare(other);
            assertThat(first).isPresent();
            assertThat(second).isPresent();
            second.orElseThrow().release();
            assertThat(history().tryLock(other)).isEmpty();
            first.orElseThrow().release();
            assertThat(history().tryLock(other)).isPresent();
        }
    }

    @Test
    void only_folders_of_fills_are_taken() throws Exception {
        assertThat(tool.recognises(root)).isTrue();
        assertThat(tool.recognises(root.resolve("2_b.fill.yaml"))).isFalse();
        assertThatThrownBy(() -> tool.read(root, Map.of("fill.x", "1"))).hasMessageContaining("unknown setting");
        Files.createSymbolicLink(root.resolve("gone.fill.yml"), root.resolve("nowhere"));
        assertThatThrownBy(this::bundle).hasMessageContaining("gone.fill.yml: a symbolic link that leads nowhere");
        Files.delete(root.resolve("gone.fill.yml"));
        Files.writeString(root.resolve("x.sql"), "SELECT 1;");
        assertThat(tool.recognises(root)).isFalse();
        assertThatThrownBy(this::bundle).hasMessageContaining("x.sql: is SQL, which would not run with the fills.");
        assertThatThrownBy(() -> tool.read(Files.createDirectory(root.resolve("empty")), Map.of()))
                .hasMessageContaining("there are no .fill.yaml files in it.");
    }

    @Test
    void all_files_that_are_wrong_are_told_together() throws Exception {
        Files.writeString(root.resolve("3.fill.yaml"), "update: t");
        Files.writeString(root.resolve("4.fill.yaml"), "delete: t\nwhere: a;");
        assertThatThrownBy(this::changelog)
                .hasMessageContaining("These fills cannot be read, 2 problems:")
                .hasMessageContaining("3.fill.yaml:1:1: has no \"set\"")
                .hasMessageContaining("4.fill.yaml:2:8: where holds a semicolon");
    }

    @Test
    void the_history_is_kept_on_postgresql_only() {
        assertThatThrownBy(() -> tool.history(bundle(), Target.offline("mysql")))
                .hasMessageContaining("on PostgreSQL only, not on mysql");
    }
}
