package dev.towpath.review.rule.column;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import java.util.List;

/**
 * A column that an operation gives a type.
 *
 * @param numbered whether a sequence numbers it
 */
record DeclaredColumn(TableName table, ColumnName column, String type, boolean numbered) {
    /** The columns this operation gives a type; often none. */
    static List<DeclaredColumn> of(SchemaOperation operation) {
        return switch (operation) {
            case CreateTable create ->
                create.columns().stream()
                        .map(each -> new DeclaredColumn(
                                create.table(),
                                each.name(),
                                each.type(),
                                each.defaultValue().kind() == Kind.SEQUENCE))
                        .toList();
            case AddColumn add ->
                List.of(new DeclaredColumn(
                        add.table(),
                        add.column().name(),
                        add.column().type(),
                        add.column().defaultValue().kind() == Kind.SEQUENCE));
            case AlterColumnType alter ->
                List.of(new DeclaredColumn(alter.table(), alter.column(), alter.type(), false));
            default -> List.of();
        };
    }

    /** {@code orders.total}. */
    String display() {
        return table + "." + column;
    }
}
