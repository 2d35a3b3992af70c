package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import java.util.List;

/** Columns that leave the indexes they are part of, where the server does not drop those with them. */
final class IndexCuts {
    private IndexCuts() {}

    /** Keys lose the column, and go when it was their only one; what is computed from it is not known. */
    static TableFacts withoutColumn(TableFacts table, ColumnName column) {
        List<IndexFacts> cut = table.indexes().stream()
                .filter(index ->
                        index.columns().contains(column) && index.columns().size() > 1)
                .map(index -> index.mapColumns(columns -> without(columns, column)))
                .toList();
        TableFacts left = TableEdits.withoutColumn(table, column);
        for (IndexFacts index : cut) {
            left = TableEdits.withIndex(left, index);
        }
        List<ColumnName> key = without(table.primaryKey(), column);
        return key.isEmpty() ? left : TableEdits.withKey(left, key);
    }

    private static List<ColumnName> without(List<ColumnName> columns, ColumnName column) {
        return columns.stream().filter(each -> !each.equals(column)).toList();
    }
}
