package dev.towpath.review.rule.index;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an index is worth what it costs. */
public final class IndexUseRules implements RuleSet {
    private static final long GIGABYTE = 1L << 30;
    private static final long LARGE = 10 * GIGABYTE;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public IndexUseRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                new IndexReplacedTooEarly(),
                new IndexDropUsage(),
                new RedundantIndex(),
                new IndexShapes(),
                new FillAddsIndexEntries(),
                postgres(
                        "schedule-index-cost",
                        "an index build that loads the server",
                        ADVICE,
                        Severity.WARNING,
                        when(CreateIndex.class, IndexUseRules::cost)));
    }

    private static @Nullable Said cost(CreateIndex create, Scene scene) {
        return scene.schema()
                .existing(create.table())
                .filter(table -> table.bytes() >= LARGE)
                .map(
                        table -> Said.of("the build reads " + table.name() + " twice, "
                                        + table.bytes() / GIGABYTE
                                        + " GiB each time, and writes an index whose log every replica has to follow")
                                .advice(
                                        "Begin at a quiet time with free disk space for the index and its sort, and watch the replicas' lag."))
                .orElse(null);
    }
}
