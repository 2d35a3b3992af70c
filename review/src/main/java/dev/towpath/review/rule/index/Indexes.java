package dev.towpath.review.rule.index;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Optional;

/** What one index has to do with another. */
final class Indexes {
    private static final String USUAL = "btree";

    private Indexes() {}

    /** Whether the table has an index of this name already that can be used. */
    static boolean isThere(CreateIndex create, Scene scene) {
        return scene.table(create.table()).stream()
                .flatMap(table -> table.indexes().stream())
                .anyMatch(index -> index.valid() && index.name().equals(create.index()));
    }

    static boolean isOfConstraint(TableName index, TableFacts owner) {
        return find(index, owner).filter(IndexFacts::constraint).isPresent();
    }

    static Optional<IndexFacts> find(TableName index, TableFacts owner) {
        return owner.indexes().stream()
                .filter(each -> each.name().equals(index.name()))
                .findFirst();
    }

    /** Whether the rows an index finds by these columns another one finds as well. */
    static boolean startsWith(List<ColumnName> columns, List<ColumnName> beginning) {
        return !beginning.isEmpty()
                && columns.size() >= beginning.size()
                && columns.subList(0, beginning.size()).equals(beginning);
    }

    /** Whether nothing but its columns tells the index from others. */
    static boolean isPlain(IndexFacts index) {
        return index.valid()
                && index.text().isEmpty()
                && !index.columns().isEmpty()
                && !index.special()
                && index.method().equals(USUAL);
    }

    static boolean isPlain(CreateIndex create) {
        return create.shape().predicate() == null
                && !create.columns().isEmpty()
                && !create.shape().special()
                && create.shape().method().equals(USUAL);
    }
}
