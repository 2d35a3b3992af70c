package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.Target;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class NamesAndTextsTest {
    private static final SortedMap<String, String> HERE = new TreeMap<>(java.util.Map.of("locations", "filesystem:."));

    private static List<Changeset> load(SortedMap<String, String> settings, String... pathsAndTexts) {
        List<ProjectFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.add(new ProjectFile(pathsAndTexts[i], pathsAndTexts[i + 1]));
        }
        return new FlywayTool()
                .load(new ProjectBundle("flyway", settings, files), Target.offline("postgresql"))
                .changesets();
    }

    private static SqlScript sql(Changeset changeset) {
        return (SqlScript) changeset.content();
    }

    @Test
    void versions_compare_as_flyways_do() {
        List<String> versions = List.of(
                "0",
                "1",
                "1.0",
                "01",
                "1.1",
                "1_1",
                "1.01",
                "1.10",
                "1.2",
                "2",
                "10",
                "010",
                "1.0.0.1",
                "20230101120000",
                "99999999999999999999999999",
                "1.2.3.4.5.6");
        for (String a : versions) {
            for (String b : versions) {
                assertThat(Integer.signum(Version.parse(a).compareTo(Version.parse(b))))
                        .as(a + " and " + b)
                        .isEqualTo(Integer.signum(
                                MigrationVersion.fromVersion(a).compareTo(MigrationVersion.fromVersion(b))));
            }
            assertThat(Version.parse(a).text())
                    .isEqualTo(MigrationVersion.fromVersion(a).getVersion());
        }
        assertThat(Version.parse("01_0").canonical()).isEqualTo("1");
        for (String none : List.of("", "x", "1.", ".1", "1..2", "1a", "-1", "latest")) {
            assertThat(Version.parse(none)).as(none).isNull();
        }
    }

    @Test
    void golden_checksums() {
        // Computed with zlib's crc32 over the joined lines.
        assertThat(Checksum.of("")).isZero();
        assertThat(Checksum.of("SELECT 1;")).isEqualTo(78787420);
        assertThat(Checksum.of("CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n"))
                .isEqualTo(-956080171);
        assertThat(Checksum.of("SELECT 'Größe';")).isEqualTo(-774733537);
    }

    @Test
    void line_ends_and_byte_order_marks_do_not_change_a_checksum() {
        int checksum = Checksum.of("a\nb\n");
        assertThat(List.of("a\r\nb\r\n", "a\rb", "\uFEFFa\nb", "a\nb"))
                .allSatisfy(text -> assertThat(Checksum.of(text)).isEqualTo(checksum));
        assertThat(Checksum.of("ab\n")).isEqualTo(checksum);
        assertThat(Checksum.of("a\n\uFEFFb")).isNotEqualTo(checksum);
    }

    @Test
    void replacements_lead_back_to_the_file() {
        SortedMap<String, String> settings = new TreeMap<>(HERE);
        settings.put("placeholders.name", "orders");
        settings.put("placeholders.none", "");
        Script script = sql(load(settings, "V1__a.sql", "\uFEFFDROP ${name};\n${NONE}ALTER ${Name} x;")
                        .getFirst())
                .script();
        assertThat(script.text()).isEqualTo("DROP orders;\nALTER orders x;");
        assertThat(script.original()).isEqualTo("DROP ${name};\n${NONE}ALTER ${Name} x;");
        assertThat(script.replacements())
                .containsExactly(
                        new Script.Replacement(5, 6, 7),
                        new Script.Replacement(13, 0, 7),
                        new Script.Replacement(19, 6, 7));
        assertThat(script.originalOffset(script.text().indexOf("x;")))
                .isEqualTo(script.original().indexOf("x;"));
    }

    @Test
    void a_dollar_in_front_of_a_placeholder_hides_it_as_in_flyway() {
        SortedMap<String, String> settings = new TreeMap<>(HERE);
        settings.put("placeholders.a", "1");
        assertThat(sql(load(settings, "V1__a.sql", "$${a}$$ $$${a}$$").getFirst())
                        .script()
                        .text())
                .isEqualTo("$${a}$$ $$1$$");
    }

    @Test
    void all_missing_placeholders_are_named_with_file_and_line() {
        assertThatThrownBy(() ->
                        load(HERE, "V1__a.sql", "SELECT 1;\n  ${owner} ${flyway:nothing}", "sub/R__b.sql", "x ${open"))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHANGESET_REFUSED))
                .hasMessageContaining("V1__a.sql:2:3: no value for the placeholder ${owner}")
                .hasMessageContaining("V1__a.sql:2:12: no value for the placeholder ${flyway:nothing}")
                .hasMessageContaining("sub/R__b.sql:1:3");
    }

    @Test
    void twins_are_refused_with_both_files() {
        assertThatThrownBy(() -> load(
                        HERE,
                        "V1__a.sql",
                        "",
                        "sub/V1.0__b.sql",
                        "",
                        "R__x.sql",
                        "",
                        "sub/R__x.sql",
                        "",
                        "B1__ok.sql",
                        ""))
                .hasMessageContaining("V1__a.sql and sub/V1.0__b.sql are both version 1")
                .hasMessageContaining("R__x.sql and sub/R__x.sql are both the repeatable migration 'x'")
                .hasMessageNotContaining("B1__ok");
    }

    @Test
    void script_settings_decide_about_transaction_and_placeholders() {
        List<Changeset> changesets = load(
                HERE,
                "V1__a.sql",
                "VACUUM; -- ${x}",
                "V1__a.sql.conf",
                "executeInTransaction=false\nplaceholderReplacement=false",
                "V2__b.sql",
                "SELECT 1;");
        assertThat(changesets)
                .extracting(changeset -> sql(changeset).transaction())
                .containsExactly(TransactionMode.NONE, TransactionMode.WHOLE);
        assertThatThrownBy(() -> load(HERE, "V1__a.sql", "", "V1__a.sql.conf", "shouldExecute=true\nfoo=1"))
                .hasMessageContaining("shouldExecute is not in Flyway's open edition")
                .hasMessageContaining("'foo'");
    }

    @Test
    void wrong_names_are_refused_only_when_asked() {
        assertThat(load(HERE, "V1__a.sql", "", "Vx__b.sql", "", "U1__a.sql", ""))
                .hasSize(1);
        SortedMap<String, String> strict = new TreeMap<>(HERE);
        strict.put("validateMigrationNaming", "true");
        assertThatThrownBy(() -> load(strict, "V1__a.sql", "", "Vx__b.sql", "", "V__c.sql", "", "R1__d.sql", ""))
                .hasMessageContaining("'x' is not a version")
                .hasMessageContaining("the version is missing")
                .hasMessageContaining("'1' stands where R__description is expected");
    }
}
