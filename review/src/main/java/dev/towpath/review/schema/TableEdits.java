package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.PartitionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each kind of change makes of one table's facts. */
final class TableEdits {
    private TableEdits() {}

    private static TableFacts with(
            TableFacts t,
            List<ColumnFacts> columns,
            List<ColumnName> key,
            List<ConstraintFacts> constraints,
            List<IndexFacts> indexes) {
        return new TableFacts(
                t.name(),
                t.estimatedRows(),
                t.bytes(),
                t.partitioned(),
                columns,
                key,
                constraints,
                indexes,
                t.partitionOf(),
                t.partitioning());
    }

    /** With the column; as it was when one of that name is there, which IF NOT EXISTS and guards leave alone. */
    static TableFacts withColumn(TableFacts t, ColumnSpec column) {
        if (t.columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
            return t;
        }
        List<ColumnFacts> columns = new ArrayList<>(t.columns());
        columns.add(new ColumnFacts(
                column.name(), column.type(), !column.notNull(), column.defaultValue(), column.attributes()));
        TableFacts table = with(t, columns, t.primaryKey(), t.constraints(), t.indexes());
        for (ConstraintSpec constraint : column.constraints()) {
            table = withConstraint(table, constraint, true);
        }
        return table;
    }

    static TableFacts withoutColumn(TableFacts t, ColumnName column) {
        return with(
                t,
                t.columns().stream().filter(c -> !c.name().equals(column)).toList(),
                t.primaryKey().contains(column) ? List.of() : t.primaryKey(),
                t.constraints().stream()
                        .filter(c -> !columnsOf(c).contains(column))
                        .toList(),
                t.indexes().stream().filter(i -> !i.columns().contains(column)).toList());
    }

    static TableFacts renamed(TableFacts t, ColumnName from, ColumnName to) {
        TableFacts table =
                mapColumn(t, from, c -> new ColumnFacts(to, c.type(), c.nullable(), c.defaultValue(), c.attributes()));
        List<ColumnName> key =
                t.primaryKey().stream().map(c -> c.equals(from) ? to : c).toList();
        return with(table, table.columns(), key, t.constraints(), t.indexes());
    }

    /** The column as it is declared now, at the place it had. */
    static TableFacts redefined(TableFacts t, ColumnName column, ColumnSpec spec) {
        boolean known = t.columns().stream().anyMatch(c -> c.name().equals(column));
        if (!known) {
            return withColumn(t, spec);
        }
        ColumnFacts facts =
                new ColumnFacts(spec.name(), spec.type(), !spec.notNull(), spec.defaultValue(), spec.attributes());
        TableFacts table = mapColumn(renamed(t, column, spec.name()), spec.name(), c -> facts);
        for (ConstraintSpec constraint : spec.constraints()) {
            table = withConstraint(table, constraint, true);
        }
        return table;
    }

    static TableFacts nullable(TableFacts t, ColumnName column, boolean nullable) {
        return mapColumn(
                t, column, c -> new ColumnFacts(c.name(), c.type(), nullable, c.defaultValue(), c.attributes()));
    }

    static TableFacts mapColumn(TableFacts t, ColumnName column, UnaryOperator<ColumnFacts> change) {
        List<ColumnFacts> columns = t.columns().stream()
                .map(c -> c.name().equals(column) ? change.apply(c) : c)
                .toList();
        return with(t, columns, t.primaryKey(), t.constraints(), t.indexes());
    }

    static TableFacts named(TableFacts t, TableName name) {
        return new TableFacts(
                name,
                t.estimatedRows(),
                t.bytes(),
                t.partitioned(),
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes(),
                t.partitionOf(),
                t.partitioning());
    }

    static TableFacts withRows(TableFacts t, long rows) {
        return new TableFacts(
                t.name(),
                rows,
                0,
                t.partitioned(),
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes(),
                t.partitionOf(),
                t.partitioning());
    }

    static TableFacts partitionOf(TableFacts t, @Nullable TableName parent, @Nullable String bound) {
        return new TableFacts(
                t.name(),
                t.estimatedRows(),
                t.bytes(),
                t.partitioned(),
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes(),
                parent,
                new PartitionShape(t.partitioning().key(), bound));
    }

    static boolean hasConstraint(TableFacts t, String name) {
        return t.constraints().stream().anyMatch(c -> c.name().equals(name))
                || t.indexes().stream().anyMatch(i -> i.constraint() && i.name().equals(name));
    }

    /** A constraint of which only the name is known. */
    static TableFacts withConstraint(TableFacts t, String name) {
        if (hasConstraint(t, name)) {
            return t;
        }
        List<ConstraintFacts> constraints = new ArrayList<>(t.constraints());
        constraints.add(new ConstraintFacts(name, true, ""));
        return with(t, t.columns(), t.primaryKey(), constraints, t.indexes());
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

    static TableFacts withDefault(TableFacts t, ColumnName column, DefaultValue value) {
        return mapColumn(t, column, c -> new ColumnFacts(c.name(), c.type(), c.nullable(), value, c.attributes()));
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
                table = nullable(table, notNull.column(), false);
            }
        }
        return with(table, table.columns(), t.primaryKey(), constraints, t.indexes());
    }

    static TableFacts withIndex(TableFacts t, String index, boolean unique, List<ColumnName> columns) {
        return withIndex(t, index, unique, false, columns, "");
    }

    static TableFacts withIndex(
            TableFacts t, String index, boolean unique, boolean constraint, List<ColumnName> columns, String text) {
        return withIndex(t, new IndexFacts(index, true, unique, constraint, columns, text));
    }

    static TableFacts withIndex(TableFacts t, IndexFacts index) {
        if (t.indexes().stream().anyMatch(i -> i.name().equals(index.name()))) {
            return t;
        }
        List<IndexFacts> indexes = new ArrayList<>(t.indexes());
        indexes.add(index);
        return with(t, t.columns(), t.primaryKey(), t.constraints(), indexes);
    }

    static TableFacts withoutIndex(TableFacts t, String index) {
        return with(
                t,
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes().stream().filter(i -> !i.name().equals(index)).toList());
    }

    static TableFacts withConstraint(TableFacts t, ConstraintSpec constraint, boolean validated) {
        if (constraint instanceof ConstraintSpec.PrimaryKey key) {
            TableFacts table = with(t, t.columns(), key.columns(), t.constraints(), t.indexes());
            for (ColumnName column : key.columns()) {
                table = nullable(table, column, false);
            }
            String index = constraint.name() == null ? t.name().name() + "_pkey" : constraint.name();
            return withIndex(table, index, true, true, key.columns(), "");
        }
        if (constraint instanceof ConstraintSpec.Unique unique) {
            String index = serverName(t, constraint);
            return withIndex(named(t, constraint, validated), index, true, true, unique.columns(), "");
        }
        if (constraint instanceof ConstraintSpec.NotNull notNull && validated) {
            return named(nullable(t, notNull.column(), false), constraint, true);
        }
        return named(t, constraint, validated);
    }

    private static TableFacts named(TableFacts t, ConstraintSpec constraint, boolean validated) {
        String name = serverName(t, constraint);
        // Whoever sets the column NOT NULL must find that the constraint is waiting.
        String definition = constraint instanceof ConstraintSpec.NotNull notNull
                ? "NOT NULL " + notNull.column() + (validated ? "" : " NOT VALID")
                : "";
        List<ConstraintFacts> constraints = new ArrayList<>(t.constraints());
        constraints.removeIf(each -> !name.isEmpty() && each.name().equals(name));
        constraints.add(new ConstraintFacts(name, validated, definition, constraint));
        return with(t, t.columns(), t.primaryKey(), constraints, t.indexes());
    }

    /** The name it has or gets from the server; empty where that cannot be told from its columns. */
    private static String serverName(TableFacts t, ConstraintSpec constraint) {
        if (constraint.name() != null) {
            return constraint.name();
        }
        if (constraint instanceof ConstraintSpec.Check || constraint instanceof ConstraintSpec.Exclusion) {
            return "";
        }
        String columns = columnsOf(new ConstraintFacts("", true, "", constraint)).stream()
                .map(column -> column.value() + "_")
                .collect(Collectors.joining());
        String label = switch (constraint) {
            case ConstraintSpec.PrimaryKey ignored -> "pkey";
            case ConstraintSpec.Unique ignored -> "key";
            case ConstraintSpec.ForeignKey ignored -> "fkey";
            case ConstraintSpec.Check ignored -> "check";
            case ConstraintSpec.NotNull ignored -> "not_null";
            case ConstraintSpec.Exclusion ignored -> "excl";
        };
        return t.name().name() + "_" + columns + label;
    }

    static TableFacts withoutConstraint(TableFacts t, String constraint) {
        return with(
                t,
                t.columns(),
                t.primaryKey(),
                t.constraints().stream()
                        .filter(c -> !c.name().equals(constraint))
                        .toList(),
                t.indexes().stream().filter(i -> !i.name().equals(constraint)).toList());
    }
}
