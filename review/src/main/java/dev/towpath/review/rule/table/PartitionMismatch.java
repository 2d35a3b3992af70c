package dev.towpath.review.rule.table;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.AttachPartition;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A partition that the server refuses. Speaks only where the texts prove it. */
final class PartitionMismatch implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "partition-mismatch", "a partition that does not fit its parent", RuleKind.FAILURE, Severity.ERROR);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        String wrong = switch (scene.operation()) {
            case CreateTable create -> created(create, scene);
            case AttachPartition attach -> {
                Bound bound = Bound.of(attach.bound());
                String bounds = bound == null ? null : wrong(attach.table(), attach.partition(), bound, scene);
                yield bounds == null ? columns(attach, scene) : bounds;
            }
            default -> null;
        };
        if (wrong != null) {
            say.accept(Said.of("the server refuses this: " + wrong)
                    .advice("Correct the bounds, or the table that should take them."));
        }
    }

    private static @Nullable String created(CreateTable create, Scene scene) {
        Bound bound = Bound.of(create.partitioning().bound());
        boolean skipped = create.ifNotExists() && scene.table(create.table()).isPresent();
        return create.partitionOf() == null || bound == null || skipped
                ? null
                : wrong(create.partitionOf(), create.table(), bound, scene);
    }

    private static @Nullable String wrong(TableName parent, TableName partition, Bound bound, Scene scene) {
        if (bound.isEmptyRange()) {
            return "the range of " + partition + " ends before it begins (" + bound.text() + ")";
        }
        TableFacts table = scene.table(parent).orElse(null);
        if (table == null) {
            return null;
        }
        if (!table.partitioned()) {
            return scene.schema().isListed(parent) ? parent + " is not partitioned" : null;
        }
        String key = table.partitioning().key();
        if (key != null && bound.strategy() != null && !strategy(key).equals(bound.strategy())) {
            return parent + " is partitioned by " + strategy(key) + ", and these are the bounds of a "
                    + bound.strategy() + " partition";
        }
        if (key != null && bound.isDefault() && strategy(key).equals("HASH")) {
            return parent + " is partitioned by HASH, which has no default partition";
        }
        return scene.schema().partitions(parent).stream()
                .filter(each -> bound.says(each.partitioning().bound())
                        && !each.name().equals(scene.schema().resolve(partition)))
                .findFirst()
                .map(each -> "the partition " + each.name() + " has the same bounds (" + bound.text() + ")")
                .orElse(null);
    }

    private static String strategy(String key) {
        return key.strip().split("[\\s(]", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** Both have to have the same columns. */
    private static @Nullable String columns(AttachPartition attach, Scene scene) {
        if (!scene.schema().isListed(attach.table()) || !scene.schema().isListed(attach.partition())) {
            return null;
        }
        TableFacts parent = scene.table(attach.table()).orElseThrow();
        TableFacts partition = scene.table(attach.partition()).orElseThrow();
        for (TableFacts.ColumnFacts column : parent.columns()) {
            if (partition.column(column.name()).isEmpty()) {
                return attach.partition() + " has no column " + column.name() + ", which " + attach.table() + " has";
            }
        }
        for (TableFacts.ColumnFacts column : partition.columns()) {
            if (parent.column(column.name()).isEmpty()) {
                return attach.partition() + " has a column " + column.name() + ", which " + attach.table() + " has not";
            }
        }
        return null;
    }
}
