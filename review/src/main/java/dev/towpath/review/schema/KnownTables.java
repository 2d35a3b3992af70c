package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a simulated schema, those that were there before apart from those the plan made. By resolved name. */
final class KnownTables {
    private static final long UNKNOWN_ROWS = Long.MAX_VALUE / 4;

    private final Map<TableName, TableFacts> existing = new HashMap<>();
    private final Map<TableName, TableFacts> born = new HashMap<>();
    /** Of these only some columns are known. */
    private final Set<TableName> met = new HashSet<>();

    KnownTables(Map<TableName, TableFacts> existing) {
        this.existing.putAll(existing);
    }

    /** A table nobody looked at: it may be of any size. */
    static TableFacts unknown(TableName name) {
        return new TableFacts(name, UNKNOWN_ROWS, 0, false, List.of(), List.of(), List.of(), List.of());
    }

    @Nullable
    TableFacts existing(TableName name) {
        return existing.get(name);
    }

    Optional<TableFacts> find(TableName name) {
        TableFacts made = born.get(name);
        return Optional.ofNullable(made == null ? existing.get(name) : made);
    }

    boolean isBorn(TableName name) {
        return born.containsKey(name);
    }

    boolean has(TableName name) {
        return existing.containsKey(name) || born.containsKey(name);
    }

    Stream<TableFacts> all() {
        return Stream.concat(existing.values().stream(), born.values().stream());
    }

    /** Those that were there before. */
    List<TableFacts> allExisting() {
        return existing.values().stream()
                .sorted(Comparator.comparing(TableFacts::name))
                .toList();
    }

    /** The table an index belongs to. */
    Optional<TableFacts> ownerOf(TableName index) {
        return all().filter(table -> Objects.equals(table.name().schema(), index.schema())
                        && table.indexes().stream().anyMatch(i -> i.name().equals(index.name())))
                .findFirst();
    }

    boolean existedIn(String schema) {
        return existing.keySet().stream().anyMatch(name -> schema.equals(name.schema()));
    }

    void add(TableFacts table) {
        born.put(table.name(), table);
    }

    /** A table that was there before and that nobody described. */
    void meet(TableName table) {
        existing.put(table, unknown(table));
        met.add(table);
    }

    /** Whether all columns of this table are known. */
    boolean isListed(TableName table) {
        return has(table) && !met.contains(table);
    }

    void remove(Predicate<TableName> which) {
        existing.keySet().removeIf(which);
        born.keySet().removeIf(which);
    }

    void change(TableName name, UnaryOperator<TableFacts> change) {
        existing.computeIfPresent(name, (n, facts) -> change.apply(facts));
        born.computeIfPresent(name, (n, facts) -> change.apply(facts));
    }

    void rename(TableName from, TableName to) {
        for (Map<TableName, TableFacts> tables : List.of(existing, born)) {
            TableFacts table = tables.remove(from);
            if (table != null) {
                tables.put(to, TableEdits.named(table, to));
            }
        }
    }

    void dropIndex(TableName index) {
        List<TableName> owners = new ArrayList<>(all().map(TableFacts::name).toList());
        owners.removeIf(owner -> !Objects.equals(owner.schema(), index.schema()));
        owners.forEach(owner -> change(owner, table -> TableEdits.withoutIndex(table, index.name())));
    }

    /** Made tables count as existing from here on, and may have grown. */
    void settle() {
        born.forEach((name, table) -> existing.put(name, TableEdits.withRows(table, UNKNOWN_ROWS)));
        born.clear();
    }
}
