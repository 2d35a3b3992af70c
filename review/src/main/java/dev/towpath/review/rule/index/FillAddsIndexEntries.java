package dev.towpath.review.rule.index;

import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.UpdateRows;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Treatment;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fill whose rows cannot stay where the indexes look for them. The manual: "Heap-Only Tuples (HOT)"; that indexes which
 * summarize pages do not matter is new in version 16.
 */
final class FillAddsIndexEntries implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "fill-adds-index-entries", "a fill that adds an entry to every index", RuleKind.COST, Severity.INFO);

    private static final int SUMMARIES_DO_NOT_COUNT = 16;

    /** Filled further, a page has room for fewer than half of its rows a second time. */
    private static final int HALF_FITS = 67;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof UpdateRows update && scene.treatment() instanceof Treatment.InChunks) {
            scene.schema()
                    .existing(update.table())
                    .map(table -> said(update, table, scene))
                    .ifPresent(say);
        }
    }

    private static @Nullable Said said(UpdateRows update, TableFacts table, Scene scene) {
        List<IndexFacts> holders = table.indexes().stream()
                .filter(index -> counts(index, scene.version())
                        && update.columns().stream().anyMatch(index.reads()::contains))
                .toList();
        return holders.isEmpty()
                ? fullPages(update, table, scene).orElse(null)
                : Said.of(stands(update, holders) + ": every row this changes gets a new entry in " + ofAll(table)
                                + ", and log for it")
                        .advice(
                                "Where nothing needs it earlier, create the index after the fill. Else let it be: the fill takes longer, and nobody waits for it.");
    }

    private static boolean counts(IndexFacts index, ServerVersion version) {
        return !(index.method().equals("brin") && version.atLeast(SUMMARIES_DO_NOT_COUNT));
    }

    private static String stands(UpdateRows update, List<IndexFacts> holders) {
        List<ColumnName> columns = update.columns().stream()
                .filter(column ->
                        holders.stream().anyMatch(index -> index.reads().contains(column)))
                .distinct()
                .toList();
        return (columns.size() == 1 ? "column " : "columns ")
                + String.join(", ", columns.stream().map(ColumnName::value).toList())
                + (columns.size() == 1 ? " stands in " : " stand in ")
                + String.join(", ", holders.stream().map(IndexFacts::name).toList());
    }

    private static String ofAll(TableFacts table) {
        int count = table.indexes().size();
        return count == 1
                ? "it"
                : "each of the " + count + " indexes of " + table.name().name();
    }

    /** A table with no index beside its key has little to lose. */
    private static Optional<Said> fullPages(UpdateRows update, TableFacts table, Scene scene) {
        Optional<Integer> filled = fillFactor(table, scene);
        boolean full = filled.isPresent() && (filled.get() == 100 || (update.everyRow() && filled.get() >= HALF_FITS));
        return full && table.indexes().size() > 1 ? Optional.of(full(update, table, filled.get())) : Optional.empty();
    }

    private static Said full(UpdateRows update, TableFacts table, int filled) {
        String room = filled == 100
                ? "have no room but what vacuum freed"
                : "have room for " + (100 - filled) * 100 / filled + " of 100 rows a second time";
        return Said.of("the pages of " + update.table() + " are filled to " + filled + " % (fillfactor) and " + room
                        + ": a row that finds none gets a new entry in " + ofAll(table)
                        + ", and log for it")
                .advice(
                        "Nothing has to be done: the fill takes longer, and nobody waits for it. ALTER TABLE … SET (fillfactor = 90) concerns only pages written later.");
    }

    /** The fullest of the partitions decides. */
    private static Optional<Integer> fillFactor(TableFacts table, Scene scene) {
        Stream<TableName> family = Stream.concat(
                Stream.of(table.name()), new TreeSet<>(scene.schema().allPartitions(table.name())).stream());
        return family.map(scene::table)
                .flatMap(Optional::stream)
                .map(each -> each.handling().fillFactor())
                .filter(Objects::nonNull)
                .map(Integer.class::cast)
                .max(Comparator.naturalOrder());
    }
}
