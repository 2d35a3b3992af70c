package dev.towpath.engine.mysql.sql;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The names that the server gives to constraints and indexes. A primary key is called {@code PRIMARY}, whatever the statement says.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.4/en/create-table-foreign-keys.html">FOREIGN KEY constraints</a>
 */
final class ServerNames {
    private static final String OF_EXPRESSIONS = "functional_index";

    private ServerNames() {}

    static String of(TableFacts table, ConstraintSpec constraint) {
        if (constraint instanceof ConstraintSpec.PrimaryKey) {
            return "PRIMARY";
        }
        String name = constraint.name();
        if (name != null) {
            return name;
        }
        return switch (constraint) {
            case ConstraintSpec.Unique unique -> index(table, unique.columns());
            case ConstraintSpec.ForeignKey ignored ->
                numbered(table, "_ibfk_", ConstraintSpec.ForeignKey.class::isInstance);
            case ConstraintSpec.Check ignored -> numbered(table, "_chk_", ConstraintSpec.Check.class::isInstance);
            default -> "";
        };
    }

    /**
     * The name of an index over these columns: that of the first one, and a number where it is taken.
     *
     * @param columns empty when one of the parts is an expression
     */
    static String index(TableFacts table, List<ColumnName> columns) {
        String first = columns.isEmpty() ? OF_EXPRESSIONS : columns.getFirst().value();
        Set<String> taken = table.indexes().stream().map(IndexFacts::name).collect(Collectors.toSet());
        String name = first;
        for (int number = 2; taken.contains(name); number++) { // Ends because a table has so many indexes only.
            name = first + "_" + number;
        }
        return name;
    }

    private static String numbered(TableFacts table, String label, Predicate<Object> kind) {
        long before = table.constraints().stream()
                .map(ConstraintFacts::spec)
                .filter(kind)
                .count();
        return table.name().name() + label + (before + 1);
    }
}
