package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** What an UPDATE gives which column, where each column gets one value of its own. */
final class AssignedValues {
    private final Source source;
    private final String qualifier;

    /** @param qualifier how the statement calls the table it changes: its alias, or its name without the schema */
    AssignedValues(Source source, String qualifier) {
        this.source = source;
        this.qualifier = qualifier;
    }

    /** The values; empty when a column is assigned in parts, from a row, or twice. */
    List<ColumnValue> of(SQLParser.Update_stmt_for_psqlContext node) {
        List<ColumnName> columns = new ArrayList<>();
        for (SQLParser.Update_setContext set : node.update_set()) {
            if (!isSimple(set)) {
                return List.of();
            }
            columns.add(source.column(set.column.getFirst().identifier()));
        }
        Set<ColumnName> assigned = new HashSet<>(columns);
        if (assigned.size() < columns.size()) {
            return List.of();
        }
        List<ColumnValue> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i), node.update_set().get(i).value.getFirst(), assigned));
        }
        return values;
    }

    private boolean isSimple(SQLParser.Update_setContext set) {
        return set.column.size() == 1
                && set.value.size() == 1
                && set.ROW() == null
                && set.LEFT_PAREN().isEmpty()
                && set.DEFAULT().isEmpty()
                && source.text(set.column.getFirst())
                        .equals(source.text(set.column.getFirst().identifier()));
    }

    private ColumnValue value(ColumnName column, SQLParser.VexContext value, Set<ColumnName> assigned) {
        TreeSet<ColumnName> reads = new TreeSet<>();
        List<String> words = Nodes.leaves(value).stream()
                .map(leaf -> PostgresNames.fold(source.text(leaf)))
                .toList();
        for (int i = 0; i < words.size(); i++) {
            // Any word may be a column: what is taken for one by mistake only makes the answer more careful.
            String word = words.get(i);
            boolean ofAnother =
                    i > 1 && words.get(i - 1).equals(".") && !words.get(i - 2).equals(qualifier);
            assigned.stream()
                    .filter(other -> !ofAnother && other.value().equals(word))
                    .forEach(reads::add);
        }
        boolean stable = FunctionCall.in(value, source).stream()
                .allMatch(call -> KnownFunctions.isPure(call) || KnownFunctions.isAggregate(call));
        return new ColumnValue(column, source.text(value), reads, stable);
    }
}
