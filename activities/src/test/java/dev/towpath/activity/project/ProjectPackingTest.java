package dev.towpath.activity.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.migration.PackedProject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProjectPackingTest {
    private static ProjectBundle project(String... texts) {
        List<ProjectFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(new ProjectFile("sql/V" + (files.size() + 1) + "__şema.sql", text));
        }
        return new ProjectBundle("flyway", new TreeMap<>(java.util.Map.of("flyway.schemas", "shop")), files);
    }

    @Test
    void comes_back_as_it_went() {
        ProjectBundle bundle = project("\uFEFFselect 'ğ😀';\r\n", "", "line\u0000end\t\\\"");

        assertThat(ProjectPacking.unpack(ProjectPacking.pack(bundle))).isEqualTo(bundle);
    }

    @Test
    void a_project_without_files_comes_back_too() {
        assertThat(ProjectPacking.unpack(ProjectPacking.pack(project()))).isEqualTo(project());
    }

    @Test
    void the_same_project_gives_the_same_payload_with_a_header_that_names_no_time_and_no_system() {
        PackedProject packed = ProjectPacking.pack(project("select 1"));

        assertThat(ProjectPacking.pack(project("select 1"))).isEqualTo(packed);
        byte[] bytes = Base64.getDecoder().decode(packed.packed());
        assertThat(bytes).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void refuses_a_project_that_does_not_fit_and_says_both_sizes() {
        byte[] noise = new byte[2_000_000];
        new Random(7).nextBytes(noise);
        ProjectBundle large = project(Base64.getEncoder().encodeToString(noise));

        assertThatThrownBy(() -> ProjectPacking.pack(large))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining("1 files with 2,666,668 characters")
                .hasMessageContaining("1,800,000")
                .hasMessageContaining("folder of migrations only");
    }

    @Test
    void stops_unpacking_a_payload_that_grows_beyond_the_limit() {
        PackedProject packed = ProjectPacking.pack(project(" ".repeat(1_000_000), " ".repeat(1_000_000)));

        assertThat(packed.packed().length()).isLessThan(10_000);
        assertThatThrownBy(() -> ProjectPacking.unpack(packed, 100_000))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining("too large");
    }

    @Test
    void refuses_a_damaged_payload() {
        PackedProject packed = ProjectPacking.pack(project("select 1", "select 2"));

        for (String damage : List.of("", "%%%", "AAAA", packed.packed().substring(0, 24))) {
            assertThatThrownBy(() -> ProjectPacking.unpack(
                            new PackedProject(packed.tool(), packed.settings(), packed.paths(), damage)))
                    .as(damage)
                    .isInstanceOf(TowpathException.class);
        }
        assertThatThrownBy(() -> ProjectPacking.unpack(
                        new PackedProject(packed.tool(), packed.settings(), List.of("one.sql"), packed.packed())))
                .hasMessageContaining("2 texts came with 1 paths");
    }
}
