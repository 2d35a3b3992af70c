package dev.towpath.starter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.review.history.FileChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the real git, in repositories of their own. */
class ChangedFilesTest {
    @TempDir
    Path directory;

    private Path repository;

    @BeforeEach
    void repository() throws Exception {
        directory = directory.toRealPath();
        repository = Files.createDirectories(directory.resolve("repository"));
        git("init", "-q", "-b", "main");
        commit("db/V1.sql", "one");
    }

    @Test
    void what_is_committed_staged_edited_or_new_counts_and_what_the_other_branch_did_not() throws Exception {
        write("db/V3.sql", "kept");
        commit("db/V2.sql", "two");
        git("checkout", "-q", "-b", "feature");
        commit("db/V4 ä\n.sql", "committed");
        git("checkout", "-q", "main");
        commit("db/V9.sql", "meanwhile");
        git("checkout", "-q", "feature");
        write("db/V5.sql", "staged");
        git("add", "db/V5.sql");
        write("db/V1.sql", "edited");
        write("db/V6.sql", "untracked");
        write(".gitignore", "*.tmp\n");
        write("db/V7.tmp", "ignored");

        assertThat(changed("main")).contains("db/V4 ä\n.sql", "db/V5.sql", "db/V1.sql", "db/V6.sql", ".gitignore");
        assertThat(changed("main")).doesNotContain("db/V2.sql", "db/V7.tmp", "db/V9.sql");
        ChangedFiles seen = ChangedFiles.since(repository.resolve("db"), "main");
        assertThat(seen.of(repository.resolve("db"), "V5.sql")).isEqualTo(FileChange.ADDED);
        assertThat(seen.of(repository.resolve("db"), "V6.sql")).isEqualTo(FileChange.ADDED);
        assertThat(seen.of(repository.resolve("db"), "V1.sql")).isEqualTo(FileChange.EDITED);
        assertThat(seen.of(repository.resolve("db"), "V2.sql")).isEqualTo(FileChange.NONE);
        assertThat(seen.of(repository.resolve("db"), "../.gitignore")).isEqualTo(FileChange.ADDED);
    }

    @Test
    void a_file_of_another_mode_and_the_same_text_did_not_change() throws Exception {
        commit("db/V2.sql", "two");
        commit("db/V3.sql", "three");
        commit("db/V4.sql", "four");
        git("checkout", "-q", "-b", "feature");
        git("update-index", "--chmod=+x", "db/V2.sql");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "mode");
        for (String file : List.of("db/V1.sql", "db/V2.sql", "db/V4.sql")) {
            assertThat(repository.resolve(file).toFile().setExecutable(true)).isTrue();
        }
        write("db/V4.sql", "edited, and of another mode");
        git("rm", "-q", "db/V3.sql");

        assertThat(changed("main")).containsExactlyInAnyOrder("db/V4.sql", "db/V3.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output=x", "-", "", " "})
    void a_ref_that_git_would_take_for_an_option_is_refused(String ref) {
        assertThatThrownBy(() -> changed(ref)).hasMessageContaining("is not the name of a branch, tag or commit");
    }

    @Test
    void an_unknown_ref_is_a_usage_error_that_tells_how_to_get_it() {
        assertThatThrownBy(() -> changed("origin/main"))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining("git knows no commit \"origin/main\" here")
                .hasMessageContaining("git fetch origin");
    }

    @Test
    void a_folder_outside_any_checkout_is_told_as_such() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));

        assertThatThrownBy(() -> ChangedFiles.since(elsewhere, "main")).hasMessageContaining("is in no git checkout");
    }

    @Test
    void a_shallow_clone_is_told_to_fetch_more() throws Exception {
        commit("db/V2.sql", "two");
        git("checkout", "-q", "-b", "feature", "HEAD~1");
        commit("db/V3.sql", "three");
        Path clone = directory.resolve("clone");
        run(
                directory,
                "clone",
                "-q",
                "--depth=1",
                "--no-single-branch",
                "--branch=feature",
                repository.toUri().toString(),
                clone.toString());

        assertThatThrownBy(() -> ChangedFiles.since(clone, "origin/main"))
                .hasMessageContaining("shallow")
                .hasMessageContaining("git fetch --deepen");
    }

    @Test
    void histories_without_a_common_commit_are_told_as_such() throws Exception {
        git("checkout", "-q", "--orphan", "other");
        commit("db/V2.sql", "two");

        assertThatThrownBy(() -> changed("main")).hasMessageContaining("have no common history");
    }

    @Test
    void a_missing_git_is_told_as_such() {
        GitCommand missing = new GitCommand(repository, "git-that-is-not-there", Duration.ofSeconds(5));

        assertThatThrownBy(() -> ChangedFiles.since(missing, repository, "main"))
                .hasMessageContaining("git cannot be started");
    }

    @Test
    void a_git_that_hangs_is_given_up() throws IOException {
        Path slow = directory.resolve("slow-git");
        Files.writeString(slow, "#!/bin/sh\nexec sleep 60\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        GitCommand hanging = new GitCommand(repository, slow.toString(), Duration.ofMillis(200));

        assertThatThrownBy(() -> ChangedFiles.since(hanging, repository, "main"))
                .hasMessageContaining("git rev-parse took longer than");
    }

    private Stream<String> changed(String ref) {
        return ChangedFiles.since(repository, ref).paths().keySet().stream()
                .map(path -> repository.relativize(path).toString());
    }

    private void write(String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void commit(String file, String text) throws Exception {
        write(file, text);
        git("add", file);
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", file.strip());
    }

    private void git(String... arguments) throws Exception {
        run(repository, arguments);
    }

    private static void run(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes());
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(said).isZero();
    }
}
