package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which table an index belongs to. Two states of one table may both have it, so how often is counted. */
final class IndexOwners {
    private final Map<TableName, Map<TableName, Integer>> tablesByIndex = new HashMap<>();

    /** The first table with this index, or null. */
    @Nullable
    TableName of(TableName index) {
        Map<TableName, Integer> tables = tablesByIndex.get(index);
        return tables == null ? null : tables.keySet().iterator().next();
    }

    /** Every table with this index. */
    List<TableName> all(TableName index) {
        return List.copyOf(tablesByIndex.getOrDefault(index, Map.of()).keySet());
    }

    void add(TableFacts table) {
        table.indexes().forEach(index -> add(table, index));
    }

    void remove(TableFacts table) {
        table.indexes().forEach(index -> remove(table, index));
    }

    /** Looks only at what comes behind the indexes that both states begin with, which are the same objects. */
    void change(TableFacts before, TableFacts after) {
        List<IndexFacts> old = before.indexes();
        List<IndexFacts> now = after.indexes();
        int same = SharedBeginning.length(old, now);
        old.subList(same, old.size()).forEach(index -> remove(before, index));
        now.subList(same, now.size()).forEach(index -> add(after, index));
    }

    private void add(TableFacts table, IndexFacts index) {
        tablesByIndex
                .computeIfAbsent(name(table, index), key -> new TreeMap<>())
                .merge(table.name(), 1, Integer::sum);
    }

    private void remove(TableFacts table, IndexFacts index) {
        Map<TableName, Integer> tables = tablesByIndex.get(name(table, index));
        if (tables != null) {
            tables.computeIfPresent(table.name(), (name, times) -> times > 1 ? times - 1 : null);
            if (tables.isEmpty()) {
                tablesByIndex.remove(name(table, index));
            }
        }
    }

    private static TableName name(TableFacts table, IndexFacts index) {
        return new TableName(table.name().schema(), index.name());
    }
}
