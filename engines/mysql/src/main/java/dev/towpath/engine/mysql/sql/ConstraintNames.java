package dev.towpath.engine.mysql.sql;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.function.Predicate;

/**
 * The names of constraints and their indexes. A primary key is called {@code PRIMARY}, whatever the statement says.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.4/en/create-table-foreign-keys.html">FOREIGN KEY constraints</a>
 */
final class ConstraintNames {
    private ConstraintNames() {}

    static String of(TableFacts table, ConstraintSpec constraint) {
        if (constraint instanceof ConstraintSpec.PrimaryKey) {
            return "PRIMARY";
        }
        String name = constraint.name();
        if (name != null) {
            return name;
        }
        return switch (constraint) {
            case ConstraintSpec.Unique unique -> index(table, unique);
            case ConstraintSpec.ForeignKey ignored ->
                numbered(table, "_ibfk_", ConstraintSpec.ForeignKey.class::isInstance);
            case ConstraintSpec.Check ignored -> numbered(table, "_chk_", ConstraintSpec.Check.class::isInstance);
            default -> "";
        };
    }

    /** The first column, with a number when an index is called so already. */
    private static String index(TableFacts table, ConstraintSpec.Unique unique) {
        if (unique.columns().isEmpty()) {
            return "";
        }
        String column = unique.columns().getFirst().value();
        String name = column;
        // Ends because a table has fewer indexes than this may count.
        for (int i = 2; isTaken(table, name); i++) {
            name = column + "_" + i;
        }
        return name;
    }

    private static boolean isTaken(TableFacts table, String name) {
        return table.indexes().stream().anyMatch(index -> index.name().equalsIgnoreCase(name));
    }

    private static String numbered(TableFacts table, String label, Predicate<Object> kind) {
        long before = table.constraints().stream()
                .map(ConstraintFacts::spec)
                .filter(kind)
                .count();
        return table.name().name() + label + (before + 1);
    }
}
