package dev.towpath.review.rule.column;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column that an operation gives a type. */
record DeclaredColumn(TableName table, ColumnName column, String type) {
    private static final Pattern ARRAY = Pattern.compile("\\[|\\sARRAY\\b", Pattern.CASE_INSENSITIVE);

    /** The columns this operation gives a type; often none. */
    static List<DeclaredColumn> of(SchemaOperation operation) {
        return switch (operation) {
            case CreateTable create ->
                create.columns().stream()
                        .map(each -> new DeclaredColumn(create.table(), each.name(), each.type()))
                        .toList();
            case AddColumn add ->
                List.of(new DeclaredColumn(
                        add.table(), add.column().name(), add.column().type()));
            case AlterColumnType alter -> List.of(new DeclaredColumn(alter.table(), alter.column(), alter.type()));
            default -> List.of();
        };
    }

    /** Of an array the column of one element, and without the schema of what is built in. */
    DeclaredColumn ofElement() {
        String whole = type.strip().replaceFirst("(?i)^pg_catalog\\.", "");
        Matcher array = ARRAY.matcher(whole);
        return new DeclaredColumn(
                table, column, array.find() ? whole.substring(0, array.start()).stripTrailing() : whole);
    }

    /** {@code orders.total}. */
    String display() {
        return table + "." + column;
    }
}
