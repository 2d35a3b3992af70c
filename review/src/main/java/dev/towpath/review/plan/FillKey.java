package dev.towpath.review.plan;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What cuts a table into ranges that hold every row exactly once. */
sealed interface FillKey {
    /** These columns, in order: no row lacks a value, and no two rows have the same values. */
    record Columns(List<ColumnName> columns) implements FillKey {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Nothing does.
     *
     * @param reason for people
     */
    record None(String reason) implements FillKey {}

    /** The primary key, else the unique index of the fewest columns that can stand for it. */
    static FillKey of(TableFacts table) {
        if (!table.primaryKey().isEmpty()) {
            return new Columns(table.primaryKey());
        }
        List<IndexFacts> unique =
                table.indexes().stream().filter(FillKey::isOverAllRows).toList();
        return unique.stream()
                .filter(index -> nullable(table, index).isEmpty())
                .map(IndexFacts::columns)
                .min(Comparator.comparingInt(List::size))
                .<FillKey>map(Columns::new)
                .orElseGet(() -> new None(unique.stream()
                        .findFirst()
                        .map(index -> "the table has no primary key, and rows without a value in "
                                + nullable(table, index).stream()
                                        .map(ColumnName::value)
                                        .collect(Collectors.joining(", "))
                                + " would be in no range of its unique index " + index.name())
                        .orElse("the table has no primary key to cut it by")));
    }

    private static boolean isOverAllRows(IndexFacts index) {
        return index.unique()
                && index.valid()
                && !index.columns().isEmpty()
                && index.text().isEmpty()
                && index.method().equals("btree")
                && !index.special();
    }

    private static List<ColumnName> nullable(TableFacts table, IndexFacts index) {
        return index.columns().stream()
                .filter(column -> {
                    Optional<ColumnFacts> facts = table.column(column);
                    return facts.isEmpty() || facts.get().nullable();
                })
                .toList();
    }
}
