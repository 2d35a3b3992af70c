package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tables have, or once had, a constraint of this name, or a foreign key to a table of this name, in whatever schema.
 * Whoever asks looks at the tables themselves; this only spares looking at all others.
 */
final class ConstraintIndex {
    private final Map<String, SortedSet<TableName>> byName = new HashMap<>();
    private final Map<String, SortedSet<TableName>> byParent = new HashMap<>();

    /** By the name of a constraint. */
    SortedSet<TableName> named(String constraint) {
        return Collections.unmodifiableSortedSet(byName.getOrDefault(constraint, Collections.emptySortedSet()));
    }

    /** By the name of a table that foreign keys refer to, without its schema. */
    SortedSet<TableName> referringTo(String parent) {
        return Collections.unmodifiableSortedSet(byParent.getOrDefault(parent, Collections.emptySortedSet()));
    }

    void add(TableFacts table) {
        add(table.name(), table.constraints(), table.indexes());
    }

    /** Looks only at what comes behind what both states begin with, which are the same objects. */
    void change(TableFacts before, TableFacts after) {
        add(after.name(), behind(before.constraints(), after.constraints()), behind(before.indexes(), after.indexes()));
    }

    private static <T> List<T> behind(List<T> old, List<T> now) {
        return now.subList(SharedBeginning.length(old, now), now.size());
    }

    private void add(TableName table, List<ConstraintFacts> constraints, List<IndexFacts> indexes) {
        for (ConstraintFacts constraint : constraints) {
            put(byName, constraint.name(), table);
            if (constraint.spec() instanceof ConstraintSpec.ForeignKey key) {
                put(byParent, key.parent().name(), table);
            }
        }
        for (IndexFacts index : indexes) {
            if (index.constraint()) {
                put(byName, index.name(), table);
            }
        }
    }

    private static void put(Map<String, SortedSet<TableName>> tables, String key, TableName table) {
        tables.computeIfAbsent(key, name -> new TreeSet<>()).add(table);
    }
}
