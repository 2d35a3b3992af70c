package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.ColumnValue;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides how a statement over many rows has to run: at once where there are few, else over one range of its key after the
 * other, as long as that means the same.
 */
final class FillJudge {
    /** Two values that differ may become the same, but never each other's old one. */
    private static final Pattern NORMALIZES = Pattern.compile(
            "(?:lower|upper|trim|btrim|ltrim|rtrim|normalize)\\s*\\(.*\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final Unity unity;

    FillJudge(OnlineForms forms, SimulatedSchema schema) {
        this.forms = forms;
        this.schema = schema;
        this.unity = new Unity(schema);
    }

    /** The verdict on a statement that changes rows in this way. */
    Verdict judge(Chunking chunking, RowChange change) {
        return switch (chunking) {
            case Chunking.Whole whole -> whole(whole, schema.existing(change.table()));
            case Chunking.ByKeyRange ranges -> inRanges(ranges, change);
        };
    }

    private Verdict whole(Chunking.Whole whole, Optional<TableFacts> table) {
        if (table.isEmpty() || isSmall(table.get())) {
            return new Verdict.AsWritten();
        }
        return new Verdict.Blocks(
                "changes rows of " + table.get().name() + " in one transaction: " + whole.reason(),
                "Write it so that it can run over one key range after the other, or run it by hand.",
                false);
    }

    private Verdict inRanges(Chunking.ByKeyRange ranges, RowChange change) {
        Optional<TableFacts> driving = schema.existing(ranges.driving());
        if (driving.isEmpty() || isSmall(driving.get())) {
            return new Verdict.AsWritten();
        }
        TableFacts table = driving.get();
        Verdict verdict = switch (FillKey.of(table)) {
            case FillKey.Columns key -> byKey(ranges, change.assigned(), table, key.columns());
            case FillKey.None none -> withoutKey(ranges, table, none);
        };
        return verdict instanceof Verdict.InChunks ? unlessOne(verdict, ranges, change) : verdict;
    }

    private Verdict unlessOne(Verdict verdict, Chunking.ByKeyRange ranges, RowChange change) {
        return unity.of(ranges, change)
                .<Verdict>map(whole -> new Verdict.Blocks(
                        "changes rows of " + schema.resolve(change.table()) + " in one transaction: " + whole.reason(),
                        whole.advice(),
                        false))
                .orElse(verdict);
    }

    private Verdict byKey(
            Chunking.ByKeyRange ranges, List<ColumnName> assigned, TableFacts table, List<ColumnName> key) {
        if (assigned.stream().anyMatch(key::contains)) {
            return new Verdict.Blocks(
                    "changes the " + (table.primaryKey().isEmpty() ? "" : "primary ") + "key of " + table.name()
                            + ": rows would move between key ranges",
                    "Fill a new column instead, and let it become the key.",
                    false);
        }
        Optional<String> swap = swap(ranges, table);
        if (swap.isPresent()) {
            return new Verdict.Blocks(
                    "changes rows of " + table.name() + " in one transaction: " + swap.get(),
                    "Fill a new column with the new values, make it unique, and let it take the old one's place.",
                    false);
        }
        return new Verdict.InChunks(ranges, table, key);
    }

    /** Values that are handed from row to row meet their old owners when not all rows change at once. */
    private static Optional<String> swap(Chunking.ByKeyRange ranges, TableFacts table) {
        for (IndexFacts index : table.indexes()) {
            for (ColumnValue value : ranges.values()) {
                boolean ofIndex = index.unique() && index.columns().contains(value.column());
                boolean fromItself = value.reads().stream().anyMatch(index.columns()::contains);
                if (ofIndex
                        && fromItself
                        && !NORMALIZES.matcher(value.expression()).matches()) {
                    return Optional.of("the new value of " + value.column()
                            + " comes from old values, which are unique by " + index.name()
                            + ": between two chunks one row may have what another one still has");
                }
            }
        }
        return Optional.empty();
    }

    private Verdict withoutKey(Chunking.ByKeyRange ranges, TableFacts table, FillKey.None none) {
        if (!schema.isListed(table.name())) {
            return new Verdict.InChunks(ranges, table, List.of());
        }
        if (forms.fillsWithoutKey() && ranges.repeatable()) {
            return new Verdict.InChunks(ranges, table, List.of());
        }
        List<String> reasons = new ArrayList<>(List.of(none.reason()));
        if (forms.fillsWithoutKey()) {
            reasons.add("without one nobody can tell which rows were changed already, and this changes a row again"
                    + " when it runs over it twice");
        }
        return new Verdict.Blocks(
                "changes rows of " + table.name() + " in one transaction: " + String.join("; ", reasons),
                "Add a primary key first.",
                false);
    }

    private boolean isSmall(TableFacts table) {
        return table.estimatedRows() <= schema.smallTableRows();
    }
}
