package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads the declarations of columns and constraints in {@code CREATE TABLE} and {@code ALTER TABLE}. */
final class Declarations {
    private final Source source;

    Declarations(Source source) {
        this.source = source;
    }

    ColumnSpec column(SQLParser.Table_column_definitionContext node) {
        ColumnName name = source.column(node.identifier());
        String type = source.text(node.data_type());
        boolean serial = Defaults.isSerial(type);
        return column(name, type, serial, node.constraint_common());
    }

    private ColumnSpec column(
            ColumnName name, String type, boolean serial, List<SQLParser.Constraint_commonContext> declared) {
        boolean notNull = serial;
        DefaultValue value = serial ? new DefaultValue(Kind.SEQUENCE, null) : DefaultValue.NONE;
        List<ConstraintSpec> constraints = new ArrayList<>();
        for (SQLParser.Constraint_commonContext each : declared) {
            SQLParser.Constr_bodyContext body = each.constr_body();
            if (body.PRIMARY() != null || (body.NOT() != null && body.NULL() != null)) {
                notNull = true;
            }
            DefaultValue found = defaultOf(body);
            if (found != null) {
                value = found;
                // An identity column is NOT NULL without saying so.
                notNull = notNull || body.identity_body() != null;
            }
            ConstraintSpec constraint = constraint(each, name);
            if (constraint != null && !(constraint instanceof ConstraintSpec.NotNull)) {
                constraints.add(constraint);
            }
        }
        return new ColumnSpec(name, type, notNull, value, constraints);
    }

    private @Nullable DefaultValue defaultOf(SQLParser.Constr_bodyContext body) {
        if (body.default_expr != null) {
            return Defaults.of(body.default_expr, source);
        }
        if (body.identity_body() != null) {
            return new DefaultValue(Kind.SEQUENCE, null);
        }
        if (body.GENERATED() != null) {
            // Version 18 computes on reading unless told to store; before, STORED had to be written.
            Kind kind = body.STORED() != null ? Kind.GENERATED_STORED : Kind.GENERATED_VIRTUAL;
            return new DefaultValue(kind, source.text(body.vex()));
        }
        return null;
    }

    /** The columns and table constraints between the brackets of a {@code CREATE TABLE}. */
    Columns columns(SQLParser.Define_columnsContext node) {
        List<ColumnSpec> columns = new ArrayList<>();
        List<ConstraintSpec> constraints = new ArrayList<>();
        for (SQLParser.Table_column_defContext each : node.table_column_def()) {
            if (each.table_column_definition() != null) {
                columns.add(column(each.table_column_definition()));
            } else if (each.tabl_constraint != null) {
                addTo(constraints, each.tabl_constraint);
            }
        }
        return new Columns(columns, constraints);
    }

    /** The columns a partition or typed table adds something to; their types are those of the parent. */
    Columns columns(SQLParser.@Nullable List_of_type_column_defContext node) {
        List<ColumnSpec> columns = new ArrayList<>();
        List<ConstraintSpec> constraints = new ArrayList<>();
        if (node != null) {
            for (SQLParser.Table_of_type_column_defContext each : node.table_of_type_column_def()) {
                if (each.tabl_constraint != null) {
                    addTo(constraints, each.tabl_constraint);
                } else {
                    columns.add(column(source.column(each.identifier()), "", false, each.constraint_common()));
                }
            }
        }
        return new Columns(columns, constraints);
    }

    private void addTo(List<ConstraintSpec> constraints, SQLParser.Constraint_commonContext node) {
        ConstraintSpec constraint = constraint(node, null);
        if (constraint != null) {
            constraints.add(constraint);
        }
    }

    /**
     * The constraint, or null when the node declares something else, such as a default.
     *
     * @param column the column it stands at, or null for a constraint of the table
     */
    @Nullable
    ConstraintSpec constraint(SQLParser.Constraint_commonContext node, @Nullable ColumnName column) {
        String name = node.identifier() == null ? null : source.identifier(node.identifier());
        SQLParser.Constr_bodyContext body = node.constr_body();
        List<ColumnName> own = column == null ? List.of() : List.of(column);
        if (body.PRIMARY() != null) {
            return new ConstraintSpec.PrimaryKey(name, keyColumns(body, own), usingIndex(body));
        }
        if (body.UNIQUE() != null) {
            return new ConstraintSpec.Unique(name, keyColumns(body, own), usingIndex(body));
        }
        if (body.REFERENCES() != null) {
            List<ColumnName> columns = body.col_period == null ? own : names(body.col_period);
            List<ColumnName> referenced = body.ref_period == null ? List.of() : names(body.ref_period);
            return new ConstraintSpec.ForeignKey(
                    name,
                    columns,
                    source.name(body.schema_qualified_name()),
                    referenced,
                    isEnforced(node),
                    onDelete(body),
                    body.FULL() != null);
        }
        if (body.CHECK() != null) {
            return new ConstraintSpec.Check(name, source.text(body.expression), isEnforced(node));
        }
        if (body.EXCLUDE() != null) {
            return new ConstraintSpec.Exclusion(name);
        }
        if (body.NOT() != null && body.NULL() != null) {
            ColumnName of = body.col_name == null ? column : ColumnName.of(source.lastPart(body.col_name));
            return of == null ? null : new ConstraintSpec.NotNull(name, of);
        }
        return null;
    }

    private static ConstraintSpec.ForeignKey.OnDelete onDelete(SQLParser.Constr_bodyContext body) {
        for (SQLParser.Changed_actionContext each : body.changed_action()) {
            if (each.DELETE() != null) {
                SQLParser.ActionContext action = each.action();
                return CreateReader.cascades(action.cascade_restrict())
                        ? ConstraintSpec.ForeignKey.OnDelete.CASCADE
                        : action.NULL() != null
                                ? ConstraintSpec.ForeignKey.OnDelete.SET_NULL
                                : action.DEFAULT() != null
                                        ? ConstraintSpec.ForeignKey.OnDelete.SET_DEFAULT
                                        : ConstraintSpec.ForeignKey.OnDelete.REFUSE;
            }
        }
        return ConstraintSpec.ForeignKey.OnDelete.REFUSE;
    }

    static boolean isEnforced(SQLParser.Constraint_commonContext node) {
        return node.table_enforced() == null || node.table_enforced().NOT() == null;
    }

    private List<ColumnName> keyColumns(SQLParser.Constr_bodyContext body, List<ColumnName> own) {
        return body.col_overlaps == null ? own : names(body.col_overlaps);
    }

    private List<ColumnName> names(ParserRuleContext list) {
        return Nodes.in(list, SQLParser.Schema_qualified_nameContext.class).stream()
                .map(name -> ColumnName.of(source.lastPart(name)))
                .toList();
    }

    private @Nullable String usingIndex(SQLParser.Constr_bodyContext body) {
        SQLParser.Index_parametersContext parameters = body.index_parameters();
        SQLParser.Schema_qualified_nameContext index = parameters == null ? null : parameters.schema_qualified_name();
        return index == null ? null : source.lastPart(index);
    }

    /** What stands between the brackets of a {@code CREATE TABLE}. */
    record Columns(List<ColumnSpec> columns, List<ConstraintSpec> constraints) {}
}
