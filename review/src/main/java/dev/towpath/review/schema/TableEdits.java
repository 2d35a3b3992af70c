package dev.towpath.review.schema;

import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.PartitionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each kind of change makes of one table's facts. */
final class TableEdits {
    private TableEdits() {}

    static TableFacts with(
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
                t.partitioning(),
                t.handling());
    }

    /**
     * With the column, its constraints aside; as it was when one of that name is there, which IF NOT EXISTS and guards
     * leave alone.
     */
    static TableFacts withColumn(TableFacts t, ColumnSpec column) {
        if (t.columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
            return t;
        }
        List<ColumnFacts> columns = new ArrayList<>(t.columns());
        columns.add(new ColumnFacts(
                column.name(), column.type(), !column.notNull(), column.defaultValue(), column.attributes()));
        return with(t, columns, t.primaryKey(), t.constraints(), t.indexes());
    }

    static TableFacts withoutColumn(TableFacts t, ColumnName column) {
        return with(
                t,
                t.columns().stream().filter(c -> !c.name().equals(column)).toList(),
                t.primaryKey().contains(column) ? List.of() : t.primaryKey(),
                t.constraints().stream()
                        .filter(c -> !Constraints.columnsOf(c).contains(column))
                        .toList(),
                t.indexes().stream().filter(i -> !i.columns().contains(column)).toList());
    }

    static TableFacts withKey(TableFacts t, List<ColumnName> key) {
        return with(t, t.columns(), key, t.constraints(), t.indexes());
    }

    static TableFacts renamed(TableFacts t, ColumnName from, ColumnName to) {
        TableFacts table =
                mapColumn(t, from, c -> new ColumnFacts(to, c.type(), c.nullable(), c.defaultValue(), c.attributes()));
        List<ColumnName> key = Constraints.renamed(t.primaryKey(), from, to);
        return with(
                table,
                table.columns(),
                key,
                t.constraints().stream()
                        .map(each -> Constraints.renamed(each, from, to))
                        .toList(),
                t.indexes().stream()
                        .map(each -> each.mapColumns(columns -> Constraints.renamed(columns, from, to)))
                        .toList());
    }

    /** The column as it is declared now, at the place it had, its constraints aside. */
    static TableFacts redefined(TableFacts t, ColumnName column, ColumnSpec spec) {
        boolean known = t.columns().stream().anyMatch(c -> c.name().equals(column));
        if (!known) {
            return withColumn(t, spec);
        }
        ColumnFacts facts =
                new ColumnFacts(spec.name(), spec.type(), !spec.notNull(), spec.defaultValue(), spec.attributes());
        return mapColumn(renamed(t, column, spec.name()), spec.name(), c -> facts);
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
                t.partitioning(),
                t.handling());
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
                t.partitioning(),
                t.handling());
    }

    static TableFacts partitionOf(TableFacts t, @Nullable TableName parent, @Nullable String bound) {
        return around(t, parent, new PartitionShape(t.partitioning().key(), bound), t.handling());
    }

    static TableFacts handled(TableFacts t, RowHandling handling) {
        return around(t, t.partitionOf(), t.partitioning(), handling);
    }

    /** With other surroundings, of the same rows. */
    private static TableFacts around(
            TableFacts t, @Nullable TableName parent, PartitionShape partitioning, RowHandling handling) {
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
                partitioning,
                handling);
    }

    static TableFacts withDefault(TableFacts t, ColumnName column, DefaultValue value) {
        return mapColumn(t, column, c -> new ColumnFacts(c.name(), c.type(), c.nullable(), value, c.attributes()));
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
        return withNewIndex(t, index);
    }

    /** With an index of a name that no index of the table has. */
    static TableFacts withNewIndex(TableFacts t, IndexFacts index) {
        // Thousands of indexes one after the other copy this list each time: once is enough.
        IndexFacts[] indexes = t.indexes().toArray(new IndexFacts[t.indexes().size() + 1]);
        indexes[t.indexes().size()] = index;
        return with(t, t.columns(), t.primaryKey(), t.constraints(), List.of(indexes));
    }

    static TableFacts withoutIndex(TableFacts t, String index) {
        return with(
                t,
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes().stream().filter(i -> !i.name().equals(index)).toList());
    }
}
