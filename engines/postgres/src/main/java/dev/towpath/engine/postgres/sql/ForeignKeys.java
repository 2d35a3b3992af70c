package dev.towpath.engine.postgres.sql;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads foreign keys as the server prints them: {@code FOREIGN KEY (a) REFERENCES s.p(id)}. */
public final class ForeignKeys {
    private ForeignKeys() {}

    /** The parents of all of a table's foreign keys. */
    public static List<TableName> parents(TableFacts table) {
        return parents(table, constraint -> true);
    }

    /** The parent of one constraint; empty when it is no foreign key. */
    public static List<TableName> parents(TableFacts table, String constraint) {
        return parents(table, each -> each.name().equals(constraint));
    }

    /** The parents of the foreign keys a column takes part in. */
    public static List<TableName> parents(TableFacts table, ColumnName column) {
        return parents(table, each -> {
            if (each.spec() instanceof ConstraintSpec.ForeignKey key) {
                return key.columns().contains(column);
            }
            Words words = Words.of(each.definition());
            return words.is(2, "(")
                    && words.list(2).stream()
                            .anyMatch(item -> item.size() == 1
                                    && PostgresNames.fold(item.all().getFirst().text())
                                            .equals(column.value()));
        });
    }

    private static List<TableName> parents(TableFacts table, Predicate<ConstraintFacts> which) {
        return table.constraints().stream()
                .filter(which)
                .map(constraint -> constraint.spec() instanceof ConstraintSpec.ForeignKey key
                        ? key.parent()
                        : parent(constraint.definition()))
                .flatMap(java.util.stream.Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static @Nullable TableName parent(String definition) {
        Words words = Words.of(definition);
        if (!words.is(0, "foreign") || !words.is(1, "key")) {
            return null;
        }
        return words.name(words.find("references", 0) + 1);
    }
}
