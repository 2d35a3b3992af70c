package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.Digest;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanDigestTest {
    private static final String COPY = "CREATE TABLE n (x int);\nCOPY n FROM STDIN;\n%s\n\\.\n";

    @Test
    void the_same_input_gives_the_same_digest() {
        assertThat(digest(18, 100_000, "UPDATE t SET a = 1;")).isEqualTo(digest(18, 100_000, "UPDATE t SET a = 1;"));
    }

    @Test
    void an_estimate_that_decides_nothing_does_not_change_it() {
        assertThat(digest(18, 100_000, "UPDATE t SET a = 1;")).isEqualTo(digest(18, 200_000, "UPDATE t SET a = 1;"));
    }

    @Test
    void each_kind_of_change_gives_another_digest() {
        List<Digest> digests = List.of(
                digest(18, 100_000, "UPDATE t SET a = 1;"),
                digest(18, 100_000, "UPDATE t SET a = 2;"),
                digest(18, 10, "UPDATE t SET a = 1;"),
                digest(18, 100_000, "ALTER TABLE t ALTER a SET NOT NULL;"),
                digest(17, 100_000, "ALTER TABLE t ALTER a SET NOT NULL;"),
                digest(18, 100_000, "SET search_path = public; ALTER TABLE t ALTER a SET NOT NULL;"),
                digest(18, 100_000, "UPDATE t SET a = 1;", "DROP TABLE t;"),
                digest(18, 100_000, "UPDATE t SET a = 1;", "CREATE TABLE n ();"));

        assertThat(new HashSet<>(digests)).hasSameSizeAs(digests);
    }

    @Test
    void other_rows_to_copy_are_another_plan_although_the_statements_are_equal() {
        MigrationPlan one = plan(18, 10, List.of(COPY.formatted("1")));
        MigrationPlan two = plan(18, 10, List.of(COPY.formatted("2")));
        MigrationPlan sameChecksum =
                new MigrationPlan(two.engine(), one.changesets(), two.steps(), two.held(), two.findings());

        assertThat(sameChecksum.digest()).isNotEqualTo(one.digest());
    }

    @Test
    void a_begun_changeset_is_finished_as_it_was_planned() {
        MigrationPlan first = plan(17, 100_000, List.of("ALTER TABLE t ALTER a SET NOT NULL;"));
        Map<String, List<Step>> begun = Map.of("V0", first.steps());

        MigrationPlan later = new Planner(Planned.ENGINE)
                .plan(new PlanningInput(
                        Planned.read(files(List.of("ALTER TABLE t ALTER a SET NOT NULL;"))),
                        facts(18, 10),
                        Policy.DEFAULT,
                        new TreeMap<>(begun)));

        assertThat(later.steps().subList(0, first.steps().size()))
                .extracting(Step::statements)
                .isEqualTo(first.steps().stream().map(Step::statements).toList());
    }

    @Test
    void the_row_of_a_begun_changeset_joins_no_step_that_may_be_done_already() {
        // Begun behind another changeset that has since gone: its only step is done, and recorded nothing.
        MigrationPlan first = plan(18, 10, List.of("CREATE TABLE n (x int);"));

        MigrationPlan later = new Planner(Planned.ENGINE)
                .plan(new PlanningInput(
                        Planned.read(files(List.of("CREATE TABLE n (x int);"))),
                        facts(18, 10),
                        Policy.DEFAULT,
                        new TreeMap<>(Map.of("V0", first.steps()))));

        assertThat(first.steps()).extracting(Step::kind).containsExactly("execute-ddl");
        assertThat(later.steps()).extracting(Step::kind).containsExactly("execute-ddl", "record-history");
        assertThat(later.steps().getFirst())
                .isInstanceOfSatisfying(
                        Step.ExecuteDdl.class,
                        ddl -> assertThat(ddl.recordsHistory()).isFalse());
    }

    @Test
    void a_begun_changeset_is_not_held_by_what_it_made_itself() {
        String sql = "CREATE TABLE n (x int, y int);\nUPDATE t SET a = 1;\nALTER TABLE n DROP COLUMN y;";
        MigrationPlan first = plan(18, 100_000, List.of(sql));
        DatabaseFacts then = facts(18, 100_000);
        TableFacts made =
                new TableFacts(TableName.of("public", "n"), 5, 100, false, List.of(), List.of(), List.of(), List.of());

        MigrationPlan later = new Planner(Planned.ENGINE)
                .plan(new PlanningInput(
                        Planned.read(files(List.of(sql))),
                        DatabaseFacts.of(
                                then.engine(),
                                then.version(),
                                then.defaultSchema(),
                                List.of(made, then.tables().firstEntry().getValue()),
                                Set.of()),
                        Policy.DEFAULT,
                        new TreeMap<>(Map.of("V0", first.steps()))));

        assertThat(later.held()).isEmpty();
        assertThat(later.findings()).isEmpty();
        assertThat(later.digest()).isEqualTo(first.digest());
    }

    @Test
    void phases_never_go_back_and_history_keeps_the_tools_order() {
        MigrationPlan plan = plan(
                18,
                100_000,
                List.of(
                        "UPDATE t SET a = 1;",
                        "CREATE TABLE n (x int);",
                        "ALTER TABLE t ALTER a SET NOT NULL;",
                        "CREATE TABLE m (x int);"));

        assertThat(plan.steps()).extracting(Step::phase).isSortedAccordingTo(Phase::compareTo);
        assertThat(plan.steps().stream()
                        .filter(step -> step instanceof Step.RecordHistory
                                || (step instanceof Step.ExecuteDdl ddl && ddl.recordsHistory()))
                        .map(Step::changeset)
                        .map(ChangesetId::key))
                .containsExactly("V0", "V1", "V2", "V3");
    }

    private static Digest digest(int version, long rows, String... changesets) {
        return plan(version, rows, List.of(changesets)).digest();
    }

    private static MigrationPlan plan(int version, long rows, List<String> changesets) {
        return Planned.plan(files(changesets), facts(version, rows), Policy.DEFAULT);
    }

    private static Map<String, String> files(List<String> changesets) {
        Map<String, String> files = new LinkedHashMap<>();
        changesets.forEach(sql -> files.put("V" + files.size() + ".sql", sql));
        return files;
    }

    private static DatabaseFacts facts(int version, long rows) {
        TableFacts table = new TableFacts(
                TableName.of("public", "t"),
                rows,
                rows * 100,
                false,
                List.of(
                        new ColumnFacts(ColumnName.of("id"), "integer", false),
                        new ColumnFacts(ColumnName.of("a"), "integer", true)),
                List.of(ColumnName.of("id")),
                List.of(),
                List.of());
        return DatabaseFacts.of("postgresql", new ServerVersion(version, 0), "public", List.of(table), Set.of());
    }
}
