package dev.towpath.review.schema;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What constraints make of one table's facts; some come with an index, and those without a name get the server's. */
final class Constraints {
    private final Dialect dialect;

    Constraints(Dialect dialect) {
        this.dialect = dialect;
    }

    static boolean has(TableFacts t, String name) {
        return t.constraints().stream().anyMatch(c -> c.name().equals(name))
                || t.indexes().stream().anyMatch(i -> i.constraint() && i.name().equals(name));
    }

    /** A constraint of which only the name is known. */
    static TableFacts withName(TableFacts t, String name) {
        if (has(t, name)) {
            return t;
        }
        List<ConstraintFacts> constraints = new ArrayList<>(t.constraints());
        constraints.add(new ConstraintFacts(name, true, ""));
        return TableEdits.with(t, t.columns(), t.primaryKey(), constraints, t.indexes());
    }

    /** The columns a constraint is declared over; empty when nobody knows. */
    static List<ColumnName> columnsOf(ConstraintFacts constraint) {
        return switch (constraint.spec()) {
            case ConstraintSpec.ForeignKey key -> key.columns();
            case ConstraintSpec.Unique key -> key.columns();
            case ConstraintSpec.PrimaryKey key -> key.columns();
            case ConstraintSpec.NotNull notNull -> List.of(notNull.column());
            case ConstraintSpec.Check ignored -> List.of();
            case ConstraintSpec.Exclusion ignored -> List.of();
            case null -> List.of();
        };
    }

    /** The constraint once a column of its table has another name. */
    static ConstraintFacts renamed(ConstraintFacts constraint, ColumnName from, ColumnName to) {
        ConstraintSpec spec = constraint.spec();
        if (spec == null || !columnsOf(constraint).contains(from)) {
            return constraint;
        }
        ConstraintSpec now = switch (spec) {
            case ConstraintSpec.ForeignKey key ->
                key(key, renamed(key.columns(), from, to), key.parent(), key.referenced());
            case ConstraintSpec.Unique key ->
                new ConstraintSpec.Unique(key.name(), renamed(key.columns(), from, to), key.usingIndex());
            case ConstraintSpec.PrimaryKey key ->
                new ConstraintSpec.PrimaryKey(key.name(), renamed(key.columns(), from, to), key.usingIndex());
            case ConstraintSpec.NotNull notNull -> new ConstraintSpec.NotNull(notNull.name(), to);
            case ConstraintSpec.Check check -> check;
            case ConstraintSpec.Exclusion exclusion -> exclusion;
        };
        return new ConstraintFacts(constraint.name(), constraint.validated(), constraint.definition(), now);
    }

    static List<ColumnName> renamed(List<ColumnName> columns, ColumnName from, ColumnName to) {
        return columns.stream().map(c -> c.equals(from) ? to : c).toList();
    }

    /** The foreign keys to a parent, once it has another name. */
    static TableFacts parentRenamed(TableFacts t, Predicate<TableName> from, TableName to) {
        return mapKeys(t, from, key -> key(key, key.columns(), to, key.referenced()));
    }

    /** The foreign keys to a parent, once a column of it has another name. */
    static TableFacts parentColumnRenamed(TableFacts t, Predicate<TableName> parent, ColumnName from, ColumnName to) {
        return mapKeys(t, parent, key -> key(key, key.columns(), key.parent(), renamed(key.referenced(), from, to)));
    }

    private static TableFacts mapKeys(
            TableFacts t, Predicate<TableName> parent, UnaryOperator<ConstraintSpec.ForeignKey> change) {
        List<ConstraintFacts> constraints = t.constraints().stream()
                .map(each -> each.spec() instanceof ConstraintSpec.ForeignKey key && parent.test(key.parent())
                        ? new ConstraintFacts(each.name(), each.validated(), each.definition(), change.apply(key))
                        : each)
                .toList();
        return TableEdits.with(t, t.columns(), t.primaryKey(), constraints, t.indexes());
    }

    private static ConstraintSpec.ForeignKey key(
            ConstraintSpec.ForeignKey key, List<ColumnName> columns, TableName parent, List<ColumnName> referenced) {
        return new ConstraintSpec.ForeignKey(
                key.name(), columns, parent, referenced, key.enforced(), key.onDelete(), key.matchFull());
    }

    /** A constraint holds for all rows from here on; a NOT NULL makes its column so. */
    static TableFacts validated(TableFacts t, String constraint) {
        TableFacts table = t;
        List<ConstraintFacts> constraints = new ArrayList<>();
        for (ConstraintFacts each : t.constraints()) {
            if (!each.name().equals(constraint)) {
                constraints.add(each);
                continue;
            }
            String definition = each.definition().replace(" NOT VALID", "");
            constraints.add(new ConstraintFacts(each.name(), true, definition, each.spec()));
            if (each.spec() instanceof ConstraintSpec.NotNull notNull) {
                table = TableEdits.nullable(table, notNull.column(), false);
            }
        }
        return TableEdits.with(table, table.columns(), t.primaryKey(), constraints, t.indexes());
    }

    /** With the constraints that a column declares. */
    TableFacts with(TableFacts t, ColumnSpec column) {
        TableFacts table = t;
        for (ConstraintSpec constraint : column.constraints()) {
            table = with(table, constraint, true);
        }
        return table;
    }

    TableFacts with(TableFacts t, ConstraintSpec constraint, boolean validated) {
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> {
                String name = dialect.constraintName(t, key);
                IndexFacts adopted = index(t, key.usingIndex());
                List<ColumnName> columns = adopted == null ? key.columns() : adopted.columns();
                TableFacts table = TableEdits.with(t, t.columns(), columns, t.constraints(), t.indexes());
                for (ColumnName column : columns) {
                    table = TableEdits.nullable(table, column, false);
                }
                yield indexed(table, key.usingIndex(), name, columns);
            }
            case ConstraintSpec.Unique unique -> {
                IndexFacts adopted = index(t, unique.usingIndex());
                List<ColumnName> columns = adopted == null ? unique.columns() : adopted.columns();
                String name = dialect.constraintName(t, unique);
                ConstraintSpec known = new ConstraintSpec.Unique(unique.name(), columns, unique.usingIndex());
                yield indexed(named(t, name, known, validated), unique.usingIndex(), name, columns);
            }
            case ConstraintSpec.NotNull notNull -> {
                TableFacts table = validated ? TableEdits.nullable(t, notNull.column(), false) : t;
                yield named(table, dialect.constraintName(t, notNull), notNull, validated);
            }
            default -> named(t, dialect.constraintName(t, constraint), constraint, validated);
        };
    }

    private static @Nullable IndexFacts index(TableFacts t, @Nullable String name) {
        return t.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** With the constraint's index: a new one, or the one it takes over, which gets its name. */
    private static TableFacts indexed(TableFacts t, @Nullable String adopted, String name, List<ColumnName> columns) {
        TableFacts table = adopted == null ? t : TableEdits.withoutIndex(t, adopted);
        return TableEdits.withIndex(table, name.isEmpty() && adopted != null ? adopted : name, true, true, columns, "");
    }

    private static TableFacts named(TableFacts t, String name, ConstraintSpec constraint, boolean validated) {
        // Whoever sets the column NOT NULL must find that the constraint is waiting.
        String definition = constraint instanceof ConstraintSpec.NotNull notNull
                ? "NOT NULL " + notNull.column() + (validated ? "" : " NOT VALID")
                : "";
        List<ConstraintFacts> constraints = new ArrayList<>(t.constraints());
        constraints.removeIf(each -> !name.isEmpty() && each.name().equals(name));
        constraints.add(new ConstraintFacts(name, validated, definition, constraint));
        return TableEdits.with(t, t.columns(), t.primaryKey(), constraints, t.indexes());
    }

    /** Without the constraint, and its index; a primary key stands in no list of constraints, only its index does. */
    static TableFacts without(TableFacts t, String constraint) {
        boolean listed = t.constraints().stream().anyMatch(each -> each.name().equals(constraint));
        IndexFacts index = index(t, constraint);
        boolean key = !listed
                && index != null
                && index.constraint()
                && index.columns().equals(t.primaryKey());
        return TableEdits.with(
                t,
                t.columns(),
                key ? List.of() : t.primaryKey(),
                t.constraints().stream()
                        .filter(c -> !c.name().equals(constraint))
                        .toList(),
                t.indexes().stream().filter(i -> !i.name().equals(constraint)).toList());
    }

    /** With another name for a constraint, and for its index. */
    static TableFacts renamed(TableFacts t, String from, String to) {
        return TableEdits.with(
                t,
                t.columns(),
                t.primaryKey(),
                t.constraints().stream()
                        .map(each -> each.name().equals(from)
                                ? new ConstraintFacts(to, each.validated(), each.definition(), each.spec())
                                : each)
                        .toList(),
                t.indexes().stream()
                        .map(each -> each.constraint() && each.name().equals(from) ? each.named(to) : each)
                        .toList());
    }
}
