package dev.towpath.review.schema;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The views, types, functions and other objects of a simulated schema that are no tables. By resolved name. */
final class KnownObjects {
    private final Set<TableName> existing = new HashSet<>();
    private final Set<TableName> born = new HashSet<>();
    /** Those of both kinds that the plan made or gave a new body. Kept, because every statement is compared with them. */
    private final NamesByWord made = new NamesByWord();

    private final Set<TableName> temporary = new HashSet<>();

    private final Map<TableName, ObjectDetail> details = new HashMap<>();

    KnownObjects(Set<TableName> existing) {
        this.existing.addAll(existing);
    }

    boolean existed(TableName name) {
        return existing.contains(name);
    }

    boolean isBorn(TableName name) {
        return born.contains(name);
    }

    boolean existedIn(String schema) {
        return existing.stream().anyMatch(name -> schema.equals(name.schema()));
    }

    /** Those the plan made or replaced that a text may be about. */
    Set<TableName> madeIn(String text) {
        return made.mentionedIn(text);
    }

    /** What is known of an object beyond its name. */
    ObjectDetail detail(TableName name) {
        return details.getOrDefault(name, ObjectDetail.NONE);
    }

    void describe(TableName name, ObjectDetail detail) {
        if (!detail.equals(ObjectDetail.NONE)) {
            details.put(name, detail);
        }
    }

    void create(TableName name, boolean replaces) {
        made.add(name);
        if (name.isTemporary()) {
            temporary.add(name);
        }
        if (!replaces || !existing.contains(name)) {
            born.add(name);
        }
    }

    void remove(Predicate<TableName> which) {
        existing.removeIf(which);
        born.removeIf(which);
    }

    void remove(TableName name) {
        existing.remove(name);
        born.remove(name);
    }

    /** Temporary ones end with their session. */
    void endSession() {
        temporary.forEach(this::remove);
        temporary.clear();
    }

    /** Made objects count as existing from here on. */
    void settle() {
        existing.addAll(born);
        born.clear();
    }
}
