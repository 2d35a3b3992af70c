package dev.towpath.review.rule.index;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an index is worth what it costs. */
public final class IndexUseRules implements RuleSet {
    private static final int MANY_COLUMNS = 3;
    private static final int MANY_INDEXES = 10;
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
                rule(
                        "index-shape",
                        "an index that will hardly help",
                        ADVICE,
                        Severity.INFO,
                        when(CreateIndex.class, IndexUseRules::shape)),
                postgres(
                        "schedule-index-cost",
                        "an index build that loads the server",
                        ADVICE,
                        Severity.WARNING,
                        when(CreateIndex.class, IndexUseRules::cost)));
    }

    private static @Nullable Said shape(CreateIndex create, Scene scene) {
        if (!create.unique() && create.shape().elements() > MANY_COLUMNS) {
            return Said.of("an index over " + create.shape().elements() + " columns of " + create.table()
                            + " is rarely better than one over the first " + MANY_COLUMNS
                            + ", and every write pays for it")
                    .advice("Keep the columns that leave few rows; carry others along with INCLUDE.");
        }
        TableFacts table = scene.table(create.table()).orElse(null);
        if (table == null) {
            return null;
        }
        if (create.columns().size() == 1 && create.shape().predicate() == null && isBoolean(create, table, scene)) {
            return Said.of("an index over the boolean " + create.columns().getFirst() + " of " + create.table()
                            + " finds about half of the rows, which a scan does faster")
                    .advice("Make it a partial index on what is looked for: WHERE "
                            + create.columns().getFirst() + ", with a key that orders the rows.");
        }
        ColumnName pointless = pointless(create, table);
        if (pointless != null) {
            return Said.of("the condition of this index always holds: " + create.table() + "." + pointless
                            + " is NOT NULL")
                    .advice("Leave the condition out, so that every query can use the index.");
        }
        return table.indexes().size() >= MANY_INDEXES
                ? Said.of("table " + create.table() + " has " + table.indexes().size()
                                + " indexes already: each one makes every write and every vacuum slower")
                        .advice("Look in the server's statistics for indexes nobody uses, and drop them first.")
                : null;
    }

    private static boolean isBoolean(CreateIndex create, TableFacts table, Scene scene) {
        return table.column(create.columns().getFirst())
                .filter(column -> scene.dialect().family(column.type()) == TypeFamily.BOOLEAN)
                .isPresent();
    }

    /** The column of {@code WHERE column IS NOT NULL} that is never null anyway. */
    private static @Nullable ColumnName pointless(CreateIndex create, TableFacts table) {
        String predicate = create.shape().predicate();
        if (predicate == null) {
            return null;
        }
        String text = predicate
                .replaceAll("[()\"]", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return table.columns().stream()
                .filter(column -> !column.nullable()
                        && text.equals(column.name().value().toLowerCase(Locale.ROOT) + " is not null"))
                .map(TableFacts.ColumnFacts::name)
                .findFirst()
                .orElse(null);
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
