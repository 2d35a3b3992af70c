package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.Timeline;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server told changes what the rules say, and how seriously. */
class RulesWithFactsTest {
    private static final TableName SMALL = TableName.of("public", "small");
    private static final TableName LARGE = TableName.of("public", "large");

    @Test
    void a_scan_of_a_small_table_is_worth_a_remark_only() {
        assertThat(severity("set-not-null-scan", "ALTER TABLE small ALTER a SET NOT NULL"))
                .isEqualTo(Severity.INFO);
        assertThat(severity("set-not-null-scan", "ALTER TABLE large ALTER a SET NOT NULL"))
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void a_foreign_key_from_a_small_table_to_a_large_one_is_not() {
        String key = " ADD CONSTRAINT n FOREIGN KEY (a) REFERENCES ";
        assertThat(severity("add-fk-validated", "ALTER TABLE small" + key + "small (id)"))
                .isEqualTo(Severity.INFO);
        assertThat(severity("add-fk-validated", "ALTER TABLE small" + key + "large"))
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void a_rewrite_of_a_small_table_is_no_error() {
        assertThat(severity("add-column-volatile-default", "ALTER TABLE small ADD x float DEFAULT random()"))
                .isEqualTo(Severity.WARNING);
        assertThat(severity("add-column-volatile-default", "ALTER TABLE large ADD x float DEFAULT random()"))
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void a_domain_is_as_serious_as_the_tables_that_use_it() {
        assertThat(severity("alter-domain-constraint", "ALTER DOMAIN rare ADD CHECK (value > 0)"))
                .isEqualTo(Severity.WARNING);
        assertThat(severity("alter-domain-constraint", "ALTER DOMAIN common ADD CHECK (value > 0)"))
                .isEqualTo(Severity.ERROR);
        assertThat(review("ALTER DOMAIN unused ADD CHECK (value > 0)"))
                .extracting(Finding::rule)
                .doesNotContain("alter-domain-constraint", "blocking");
    }

    @Test
    void a_parent_that_is_not_there_is_no_parent() {
        String sql = "CREATE TABLE n (id bigint PRIMARY KEY REFERENCES ";
        assertThat(severity("fk-parent-invalid", sql + "gone)")).isEqualTo(Severity.ERROR);
        assertThat(review(sql + "large)")).extracting(Finding::rule).doesNotContain("fk-parent-invalid");
    }

    private static Severity severity(String rule, String sql) {
        return review(sql).stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::severity)
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> review(String sql) {
        DatabaseFacts facts = DatabaseFacts.of(
                "postgresql",
                new ServerVersion(17, 0),
                "public",
                List.of(table(SMALL, 10, "rare"), table(LARGE, 50_000_000, "common")),
                List.of(
                        TableName.of("public", "rare"),
                        TableName.of("public", "common"),
                        TableName.of("public", "unused")));
        SimulatedSchema schema = SimulatedSchema.of(facts, Planned.ENGINE.dialect(), 1000);
        var read = Planned.read(Map.of("V1__x.sql", sql)).getFirst();
        return new StatementPlanner(Planned.ENGINE, schema, Policy.DEFAULT, new Reviewer("postgresql", false), false)
                        .plan(
                                read.statements().getFirst(),
                                java.util.Set.of(),
                                null,
                                new Course(Timeline.of(List.of(read)), 0))
                        .judged()
                        .stream()
                        .map(dev.towpath.review.rule.Judged::finding)
                        .toList();
    }

    private static TableFacts table(TableName name, long rows, String domain) {
        ColumnName id = ColumnName.of("id");
        return new TableFacts(
                name,
                rows,
                rows * 100,
                false,
                List.of(
                        new ColumnFacts(id, "bigint", false),
                        new ColumnFacts(ColumnName.of("a"), "bigint", true),
                        new ColumnFacts(ColumnName.of("d"), domain, true)),
                List.of(id),
                List.of(new ConstraintFacts("u", true, "", new ConstraintSpec.Unique("u", List.of(id), null))),
                List.of());
    }
}
