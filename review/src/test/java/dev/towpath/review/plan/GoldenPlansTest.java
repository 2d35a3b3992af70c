package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.testing.golden.Golden;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenPlansTest {
    @TestFactory
    Stream<DynamicTest> plans_as_reviewed() throws IOException {
        return PlanCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    try (TestDatabase database = TestDatabase.create()) {
                        each.prepare(database);
                        Golden.assertMatches(each.golden(), PlanText.of(each.plan(database)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> scripts_run_by_hand_end_where_the_files_would() throws IOException {
        return PlanCase.all().stream()
                .filter(PlanCase::runs)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    try (TestDatabase written = TestDatabase.create();
                            TestDatabase byHand = TestDatabase.create()) {
                        each.prepare(written);
                        each.prepare(byHand);
                        MigrationPlan plan = each.plan(byHand);
                        TrialRun.asWritten(each.written(plan), written);
                        HandRun.run(plan.steps(), byHand);
                        assertThat(CatalogDump.of(byHand)).isEqualTo(CatalogDump.of(written));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> steps_keep_what_they_expect_and_end_where_the_files_would() throws IOException {
        return PlanCase.all().stream()
                .filter(PlanCase::runs)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    try (TestDatabase written = TestDatabase.create();
                            TestDatabase planned = TestDatabase.create()) {
                        each.prepare(written);
                        each.prepare(planned);
                        MigrationPlan plan = each.plan(planned);
                        TrialRun.asWritten(each.written(plan), written);
                        TrialRun.run(plan, planned);
                        assertThat(CatalogDump.of(planned)).isEqualTo(CatalogDump.of(written));
                    }
                }));
    }
}
