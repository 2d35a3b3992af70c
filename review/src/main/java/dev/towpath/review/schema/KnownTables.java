package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a simulated schema, those that were there before apart from those the plan made. By resolved name. */
final class KnownTables {
    private static final long UNKNOWN_ROWS = Long.MAX_VALUE / 4;

    private final Map<TableName, TableFacts> existing = new HashMap<>();
    private final Map<TableName, TableFacts> born = new HashMap<>();
    /** What changed since the changeset began, as it was before. */
    private final Map<TableName, TableFacts> atBegin = new HashMap<>();
    /** Of these only some columns are known. */
    private final Set<TableName> met = new HashSet<>();
    /** These names were taken away from their table, and given to no other. */
    private final Set<TableName> gone = new HashSet<>();

    private final NamesByWord goneByWord = new NamesByWord();

    private final Set<TableName> temporary = new HashSet<>();
    private final NamesByWord byWord = new NamesByWord();
    private final IndexOwners owners = new IndexOwners();
    private final ConstraintIndex constraints = new ConstraintIndex();
    /** By parent; whoever asks looks whether they still are its partitions. */
    private final Map<TableName, SortedSet<TableName>> children = new HashMap<>();
    /** What was asked for since a partition of that parent changed. */
    private final Map<TableName, List<TableFacts>> partitionLists = new HashMap<>();

    KnownTables(Map<TableName, TableFacts> existing) {
        existing.values().forEach(table -> put(this.existing, table));
    }

    /** A table nobody looked at: it may be of any size. */
    static TableFacts unknown(TableName name) {
        return new TableFacts(name, UNKNOWN_ROWS, 0, false, List.of(), List.of(), List.of(), List.of());
    }

    @Nullable
    TableFacts existing(TableName name) {
        return existing.get(name);
    }

    /** One that was there before, as it was when the changeset began. */
    @Nullable
    TableFacts atBegin(TableName name) {
        TableFacts before = atBegin.get(name);
        return before == null ? existing.get(name) : before;
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

    /** The partitions of a table, by name. */
    List<TableFacts> partitions(TableName parent) {
        List<TableFacts> known = partitionLists.get(parent);
        if (known == null) {
            known = listed(parent);
            partitionLists.put(parent, known);
        }
        return known;
    }

    private List<TableFacts> listed(TableName parent) {
        List<TableFacts> partitions = new ArrayList<>();
        for (TableName child : children.getOrDefault(parent, Collections.emptySortedSet())) {
            for (Map<TableName, TableFacts> tables : List.of(existing, born)) {
                TableFacts table = tables.get(child);
                if (table != null && parent.equals(table.partitionOf())) {
                    partitions.add(table);
                }
            }
        }
        return Collections.unmodifiableList(partitions);
    }

    /** Those that a text may be about. */
    Set<TableName> mentionedIn(String text) {
        return byWord.mentionedIn(text);
    }

    /** Whether a table of this schema has a constraint of this name. */
    boolean hasConstraint(TableName name) {
        return constraints.named(name.name()).stream()
                .filter(table -> Objects.equals(table.schema(), name.schema()))
                .flatMap(table -> Stream.of(existing, born).map(tables -> tables.get(table)))
                .anyMatch(table -> table != null && Constraints.has(table, name.name()));
    }

    /** Those that were there before and may have a foreign key to a table of this name. */
    List<TableFacts> mayReferTo(String parent) {
        return constraints.referringTo(parent).stream()
                .map(existing::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those that were there before. */
    List<TableFacts> allExisting() {
        return existing.values().stream()
                .sorted(Comparator.comparing(TableFacts::name))
                .toList();
    }

    /** Whether any table has an index of this name. */
    boolean hasIndex(TableName index) {
        return owners.of(index) != null;
    }

    /** The table an index belongs to. */
    Optional<TableFacts> ownerOf(TableName index) {
        TableName owner = owners.of(index);
        if (owner == null) {
            return Optional.empty();
        }
        TableFacts before = existing.get(owner);
        return Optional.ofNullable(before != null && hasIndex(before, index) ? before : born.get(owner));
    }

    private static boolean hasIndex(TableFacts table, TableName index) {
        return table.indexes().stream().anyMatch(i -> i.name().equals(index.name()));
    }

    boolean existedIn(String schema) {
        return existing.keySet().stream().anyMatch(name -> schema.equals(name.schema()));
    }

    /** @param listed whether all its columns are known */
    void add(TableFacts table, boolean listed) {
        put(born, table);
        unmiss(table.name());
        if (listed) {
            met.remove(table.name());
        } else {
            met.add(table.name());
        }
    }

    /** Whether an earlier statement dropped or renamed the table of this name. */
    boolean wasDropped(TableName table) {
        return gone.contains(table) && !has(table);
    }

    void drop(TableName table) {
        remove(table);
        miss(table);
    }

    /** Somebody may have done anything to the tables that a text mentions. */
    void doubt(Mentions mentions) {
        met.addAll(byWord.mentionedIn(mentions));
        goneByWord.mentionedIn(mentions).forEach(this::unmiss);
    }

    /** Somebody may have done anything. */
    void doubtAll() {
        all().map(TableFacts::name).forEach(met::add);
        gone.clear();
        goneByWord.clear();
    }

    /** A table that was there before and that nobody described. */
    void meet(TableName table) {
        put(existing, unknown(table));
        met.add(table);
    }

    /** Whether all columns of this table are known. */
    boolean isListed(TableName table) {
        return has(table) && !met.contains(table);
    }

    void remove(Predicate<TableName> which) {
        all().map(TableFacts::name).filter(which).toList().forEach(this::remove);
    }

    void remove(TableName name) {
        take(existing, name);
        take(born, name);
        met.remove(name);
    }

    /** Temporary ones end with their session. Another changeset begins. */
    void endSession() {
        atBegin.clear();
        List.copyOf(temporary).forEach(this::remove);
        temporary.clear();
    }

    @SuppressWarnings("ReferenceEquality") // which of the two maps it is
    void change(TableName name, UnaryOperator<TableFacts> change) {
        for (Map<TableName, TableFacts> tables : List.of(existing, born)) {
            TableFacts before = tables.get(name);
            if (before != null) {
                if (tables == existing) {
                    atBegin.putIfAbsent(name, before);
                }
                TableFacts after = change.apply(before);
                forgetLists(before);
                tables.put(name, after);
                owners.change(before, after);
                constraints.change(before, after);
                link(after);
            }
        }
    }

    /** Changes the tables that may have a foreign key to a table of this name. */
    void changeReferring(TableName parent, UnaryOperator<TableFacts> change) {
        List.copyOf(constraints.referringTo(parent.name())).forEach(child -> change(child, change));
    }

    void rename(TableName from, TableName to) {
        partitions(from)
                .forEach(partition -> change(
                        partition.name(),
                        table -> TableEdits.partitionOf(
                                table, to, table.partitioning().bound())));
        for (Map<TableName, TableFacts> tables : List.of(existing, born)) {
            TableFacts table = take(tables, from);
            if (table != null) {
                put(tables, TableEdits.named(table, to));
            }
        }
        if (met.remove(from) || !has(to)) {
            met.add(to);
        }
        miss(from);
        unmiss(to);
    }

    void dropIndex(TableName index) {
        owners.all(index).forEach(owner -> change(owner, table -> TableEdits.withoutIndex(table, index.name())));
    }

    /** Made tables count as existing from here on, and may have grown. */
    void settle() {
        born.forEach((name, table) -> {
            TableFacts before = existing.put(name, TableEdits.withRows(table, UNKNOWN_ROWS));
            if (before != null) {
                owners.remove(before);
            }
        });
        born.clear();
        partitionLists.clear();
    }

    private void miss(TableName name) {
        gone.add(name);
        goneByWord.add(name);
    }

    private void unmiss(TableName name) {
        if (gone.remove(name)) {
            goneByWord.remove(name);
        }
    }

    private void put(Map<TableName, TableFacts> tables, TableFacts table) {
        TableName name = table.name();
        TableFacts before = tables.put(name, table);
        if (before != null) {
            forgetLists(before);
            owners.remove(before);
        }
        owners.add(table);
        constraints.add(table);
        link(table);
        byWord.add(name);
        if (name.isTemporary()) {
            temporary.add(name);
        }
    }

    private @Nullable TableFacts take(Map<TableName, TableFacts> tables, TableName name) {
        TableFacts table = tables.remove(name);
        if (table != null) {
            forgetLists(table);
            owners.remove(table);
            if (!has(name)) {
                byWord.remove(name);
                unlink(table);
            }
        }
        return table;
    }

    private void forgetLists(TableFacts table) {
        if (table.partitionOf() != null) {
            partitionLists.remove(table.partitionOf());
        }
    }

    private void link(TableFacts table) {
        forgetLists(table);
        if (table.partitionOf() != null) {
            children.computeIfAbsent(table.partitionOf(), parent -> new TreeSet<>())
                    .add(table.name());
        }
    }

    private void unlink(TableFacts table) {
        if (table.partitionOf() != null) {
            children.getOrDefault(table.partitionOf(), new TreeSet<>()).remove(table.name());
        }
    }
}
