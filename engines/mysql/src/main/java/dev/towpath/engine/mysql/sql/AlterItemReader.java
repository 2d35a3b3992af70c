package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import org.jspecify.annotations.Nullable;

/** Reads one item of the list in an {@code ALTER TABLE}. */
final class AlterItemReader {
    private final Source source;
    private final TableName table;

    AlterItemReader(Source source, TableName table) {
        this.source = source;
        this.table = table;
    }

    SchemaOperation read(MySqlParser.AlterListItemContext item) {
        return switch (item.getStart().getType()) {
            case MySqlParser.ADD_SYMBOL ->
                item.tableConstraintDef() != null
                        ? key(item.tableConstraintDef())
                        : new SchemaOperation.AddColumn(
                                table,
                                new ColumnReader(source)
                                        .read(
                                                item.identifier(),
                                                item.fieldDefinition(),
                                                item.checkOrReferences(),
                                                item.place()),
                                false);
            case MySqlParser.CHANGE_SYMBOL ->
                new SchemaOperation.RedefineColumn(
                        table,
                        source.column(item.columnInternalRef()),
                        new ColumnReader(source).read(item.identifier(), item.fieldDefinition(), null, item.place()));
            case MySqlParser.MODIFY_SYMBOL ->
                new SchemaOperation.RedefineColumn(
                        table,
                        source.column(item.columnInternalRef()),
                        new ColumnReader(source)
                                .read(item.columnInternalRef(), item.fieldDefinition(), null, item.place()));
            case MySqlParser.DROP_SYMBOL -> drop(item);
            case MySqlParser.ALTER_SYMBOL -> alter(item);
            case MySqlParser.RENAME_SYMBOL -> rename(item);
            case MySqlParser.CONVERT_SYMBOL -> changed(TableChange.CONVERT_CHARACTER_SET, null, item);
            case MySqlParser.FORCE_SYMBOL, MySqlParser.ORDER_SYMBOL -> changed(TableChange.REBUILD, null, item);
            default -> changed(TableChange.SET_OPTIONS, null, item);
        };
    }

    SchemaOperation read(MySqlParser.TableElementContext element) {
        MySqlParser.ColumnDefinitionContext column = element.columnDefinition();
        return column == null
                ? key(element.tableConstraintDef())
                : new SchemaOperation.AddColumn(
                        table,
                        new ColumnReader(source)
                                .read(column.columnName(), column.fieldDefinition(), column.checkOrReferences(), null),
                        false);
    }

    private SchemaOperation key(MySqlParser.TableConstraintDefContext node) {
        ConstraintSpec constraint = new KeyReader(source).constraint(node);
        return constraint == null
                ? new KeyReader(source).index(node, table)
                : new SchemaOperation.AddConstraint(table, constraint, !constraint.enforced());
    }

    private SchemaOperation drop(MySqlParser.AlterListItemContext item) {
        if (item.indexRef() != null) {
            return DropReader.index(source.lastPart(item.indexRef()), table);
        }
        if (Nodes.says(item, MySqlParser.PRIMARY_SYMBOL)) {
            return new SchemaOperation.DropConstraint(table, KeyReader.PRIMARY, false, false);
        }
        if (Nodes.says(item, MySqlParser.FOREIGN_SYMBOL)) {
            return new SchemaOperation.DropConstraint(table, source.identifier(item.columnInternalRef()), false, false);
        }
        return item.identifier() != null
                ? new SchemaOperation.DropConstraint(table, source.identifier(item.identifier()), false, false)
                : new SchemaOperation.DropColumn(table, source.column(item.columnInternalRef()), false, false);
    }

    private SchemaOperation alter(MySqlParser.AlterListItemContext item) {
        if (item.constraintEnforcement() != null) {
            boolean not = Nodes.says(item.constraintEnforcement(), MySqlParser.NOT_SYMBOL);
            return changed(not ? TableChange.RELEASE_CONSTRAINT : TableChange.ENFORCE_CONSTRAINT, null, item);
        }
        ColumnName column = item.columnInternalRef() == null ? null : source.column(item.columnInternalRef());
        if (column == null || item.visibility() != null) {
            return changed(TableChange.VISIBILITY, column, item);
        }
        if (item.exprWithParentheses() != null) {
            return new SchemaOperation.SetDefault(table, column, source.display(item.exprWithParentheses()));
        }
        return item.signedLiteralOrNull() != null
                ? new SchemaOperation.SetDefault(table, column, source.display(item.signedLiteralOrNull()))
                : new SchemaOperation.DropDefault(table, column);
    }

    private SchemaOperation rename(MySqlParser.AlterListItemContext item) {
        if (item.columnInternalRef() != null) {
            return new SchemaOperation.RenameColumn(
                    table, source.column(item.columnInternalRef()), source.column(item.identifier()));
        }
        return item.tableName() != null
                ? Renames.of(table, source.name(item.tableName()))
                : changed(TableChange.RENAME_INDEX, null, item);
    }

    private SchemaOperation changed(
            TableChange change, @Nullable ColumnName column, MySqlParser.AlterListItemContext item) {
        return new SchemaOperation.AlterTable(table, change, column, source.display(item));
    }
}
