package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads {@code ALTER TABLE}: one action for each of its parts, each with a statement of its own. */
final class AlterTableReader {
    private final Source source;
    private final SQLParser.Alter_table_statementContext node;
    private final TableName table;

    AlterTableReader(Source source, SQLParser.Alter_table_statementContext node) {
        this.source = source;
        this.node = node;
        this.table = source.name(node.name);
    }

    List<Action> read() {
        if (node.FOREIGN() != null) {
            String action = Source.oneLine(source.after(node.name));
            return List.of(new Action(
                    new SchemaOperation.AlterObject(
                            ObjectKind.FOREIGN_TABLE,
                            table,
                            ObjectChanges.of(ObjectKind.FOREIGN_TABLE, action),
                            action),
                    source.sql()));
        }
        List<SQLParser.Table_actionContext> actions = node.table_action();
        if (actions.isEmpty()) {
            return List.of(new Action(single(), source.sql()));
        }
        if (actions.size() == 1) {
            return List.of(new Action(operation(actions.getFirst()), source.sql()));
        }
        String head = source.before(actions.getFirst());
        return AlterPasses.sorted(actions.stream()
                .map(action -> new Action(operation(action), head + source.text(action), Source.start(action)))
                .toList());
    }

    /** The forms that stand alone. */
    private SchemaOperation single() {
        SQLParser.Alter_partitionContext partition = node.alter_partition();
        if (partition != null && partition.partition_table_value() != null) {
            return new SchemaOperation.AttachPartition(
                    table,
                    source.name(partition.partition_table_value().schema_qualified_name()),
                    isDefault(partition),
                    source.display(partition.partition_table_value().for_values_bound()));
        }
        if (partition != null) {
            return new SchemaOperation.DetachPartition(
                    table, source.name(partition.child), partition.CONCURRENTLY() != null);
        }
        if (node.rename_to() != null) {
            return new SchemaOperation.RenameTable(table, source.identifier(node.rename_to().name));
        }
        if (node.RENAME() != null && node.CONSTRAINT() != null) {
            return new SchemaOperation.RenameConstraint(
                    table, source.identifier(node.identifier(0)), source.identifier(node.identifier(1)));
        }
        if (node.RENAME() != null) {
            return new SchemaOperation.RenameColumn(
                    table, source.column(node.identifier(0)), source.column(node.identifier(1)));
        }
        String action = Source.oneLine(source.after(node.name));
        return new SchemaOperation.AlterTable(table, TableChanges.of(action), action);
    }

    private static boolean isDefault(SQLParser.Alter_partitionContext node) {
        SQLParser.For_values_boundContext bound = node.partition_table_value().for_values_bound();
        return bound != null && bound.DEFAULT() != null;
    }

    private SchemaOperation operation(SQLParser.Table_actionContext action) {
        SchemaOperation known = null;
        if (action.table_column_definition() != null) {
            known = new SchemaOperation.AddColumn(
                    table,
                    new Declarations(source).column(action.table_column_definition()),
                    action.if_not_exists() != null);
        } else if (action.DROP() != null && action.column != null) {
            known = new SchemaOperation.DropColumn(
                    table,
                    source.column(action.column),
                    action.if_exists() != null,
                    cascades(action.cascade_restrict()));
        } else if (action.column_action() != null && action.column != null) {
            known = columnAction(source.column(action.column), action.column_action());
        } else if (action.tabl_constraint != null) {
            known = addConstraint(action.tabl_constraint);
        } else if (action.validate_constraint() != null) {
            known = new SchemaOperation.ValidateConstraint(
                    table, source.lastPart(action.validate_constraint().constraint_name));
        } else if (action.drop_constraint() != null) {
            SQLParser.Drop_constraintContext drop = action.drop_constraint();
            known = new SchemaOperation.DropConstraint(
                    table,
                    source.identifier(drop.constraint_name),
                    drop.if_exists() != null,
                    cascades(drop.cascade_restrict()));
        }
        return known == null ? other(action) : known;
    }

    private @Nullable SchemaOperation addConstraint(SQLParser.Constraint_commonContext node) {
        ConstraintSpec constraint = new Declarations(source).constraint(node, null);
        // What is not enforced is not checked either.
        boolean notValid = node.VALID() != null || !Declarations.isEnforced(node);
        return constraint == null ? null : new SchemaOperation.AddConstraint(table, constraint, notValid);
    }

    private @Nullable SchemaOperation columnAction(ColumnName column, SQLParser.Column_actionContext action) {
        if (action.data_type() != null) {
            ParserRuleContext last =
                    action.collate_identifier() == null ? action.data_type() : action.collate_identifier();
            SQLParser.VexContext using = action.vex();
            return new SchemaOperation.AlterColumnType(
                    table, column, source.text(action.data_type(), last), using == null ? null : source.text(using));
        }
        if (action.set_def_column() != null) {
            return new SchemaOperation.SetDefault(
                    table, column, source.text(action.set_def_column().vex()));
        }
        if (action.drop_def() != null) {
            return new SchemaOperation.DropDefault(table, column);
        }
        if (action.NOT() != null && action.NULL() != null) {
            return action.set != null
                    ? new SchemaOperation.SetNotNull(table, column)
                    : new SchemaOperation.DropNotNull(table, column);
        }
        return null;
    }

    private SchemaOperation other(SQLParser.Table_actionContext action) {
        String text = source.display(action);
        ColumnName column =
                action.column_action() == null || action.column == null ? null : source.column(action.column);
        return new SchemaOperation.AlterTable(table, TableChanges.of(text), column, text);
    }

    private static boolean cascades(SQLParser.@Nullable Cascade_restrictContext node) {
        return node != null && node.CASCADE() != null;
    }
}
