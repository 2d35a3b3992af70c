package dev.towpath.adapter.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Changeset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
    @TempDir
    private Path root;

    @Test
    void numbers_are_compared_as_numbers_and_files_come_before_folders() {
        List<String> sorted = List.of(
                "1_a.sql",
                "2_b.sql",
                "010_c.sql",
                "99999999999999999999999999_d.sql",
                "z.sql",
                "1_x/up.sql",
                "2_x/a.sql",
                "2_x/1/b.sql",
                "10_x/a.sql",
                "a/9.sql",
                "a/10.sql");
        for (long seed = 0; seed < 20; seed++) {
            List<String> shuffled = new ArrayList<>(sorted);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(new NaturalOrder());
            assertThat(shuffled).as("seed " + seed).isEqualTo(sorted);
        }
        assertThat(new NaturalOrder().compare("01_a.sql", "1_a.sql")).isNegative();
    }

    @Test
    void files_that_undo_are_left_out_and_listed() throws IOException {
        Folder folder = new Folder(root);
        for (String undo : List.of(
                "1_a.down.sql", "2_b_down.sql", "U3__c.sql", "4_d/down.sql", "rollback/5.sql", "6_f.rollback.sql")) {
            folder.file(undo, "DROP TABLE a;");
        }
        for (String forward : List.of(
                "1_a.up.sql", "2_b_up.sql", "3_shut_down.sql", "4_d/up.sql", "6_f.sql", "7_rollback_reasons.sql")) {
            folder.file(forward, "SELECT 1;");
        }
        assertThat(folder.order())
                .containsExactly(
                        "1_a.up.sql",
                        "2_b_up.sql",
                        "3_shut_down.sql",
                        "6_f.sql",
                        "7_rollback_reasons.sql",
                        "4_d/up.sql");
        assertThat(folder.leftOut())
                .containsExactly(
                        "1_a.down.sql",
                        "2_b_down.sql",
                        "6_f.rollback.sql",
                        "U3__c.sql",
                        "4_d/down.sql",
                        "rollback/5.sql");
    }

    @Test
    void a_file_that_is_named_is_reviewed_even_if_it_undoes() throws IOException {
        Folder folder = new Folder(root).file("1_a.sql", "").file("1_a_down.sql", "DROP TABLE a;");
        assertThat(folder.changelog("1_a_down.sql").changesets()).hasSize(1);
        assertThat(folder.changelog("1_a_down.sql").leftOut()).isEmpty();
    }

    @Test
    void a_folder_of_atlas_keeps_its_order_of_letters() throws IOException {
        Folder folder = new Folder(root).file("2_b.sql", "").file("10_c.sql", "");
        assertThat(folder.order()).containsExactly("2_b.sql", "10_c.sql");
        folder.file("atlas.sum", "h1:x");
        assertThat(folder.order()).containsExactly("10_c.sql", "2_b.sql");
    }

    @Test
    void libraries_and_hidden_folders_stay_out() throws IOException {
        Folder folder = new Folder(root)
                .file("1.sql", "")
                .file("node_modules/x/2.sql", "")
                .file(".git/3.sql", "")
                .file("readme.md", "");
        assertThat(folder.order()).containsExactly("1.sql");
    }

    @Test
    void paths_longer_than_a_key_stay_apart() throws IOException {
        String deep = "a".repeat(200) + "/" + "b".repeat(200) + "/";
        Folder folder = new Folder(root).file("x/" + deep + "1.sql", "").file("y/" + deep + "1.sql", "");
        assertThat(folder.changelog().changesets()).hasSize(2);
    }

    @Test
    void a_way_back_stands_beside_or_in_the_file_and_is_more_than_its_mark() throws IOException {
        Folder folder = new Folder(root)
                .file("1_a.up.sql", "SELECT 1;")
                .file("1_a.down.sql", "SELECT 1;")
                .file("2_b/up.sql", "SELECT 1;")
                .file("2_b/down.sql", "SELECT 1;")
                .file("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n")
                .file("4_d.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\n-- nothing\n\n")
                .file("5_e.sql", "SELECT 1; -- rollback of nothing")
                .file("6_f_up.sql", "SELECT 1;")
                .file("6_f_down.sql", "SELECT 1;")
                .file("U7__g.sql", "SELECT 1;")
                .file("V7__g.sql", "SELECT 1;");
        assertThat(folder.changelog().changesets().stream()
                        .filter(Changeset::reversible)
                        .map(changeset -> changeset.content().file()))
                .containsExactlyInAnyOrder("1_a.up.sql", "2_b/up.sql", "3_c.sql", "6_f_up.sql", "V7__g.sql");
    }
}
