package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Finds the tables, views and sequences a statement names. The grammar uses one rule for every qualified name, so what a
 * name means is told by the rule around it; names of common table expressions are left out.
 */
final class Relations {
    private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");

    private final Source source;
    private final SortedSet<TableName> found = new TreeSet<>();

    private Relations(Source source) {
        this.source = source;
    }

    static SortedSet<TableName> in(ParserRuleContext root, Source source) {
        Relations relations = new Relations(source);
        for (ParserRuleContext node : Nodes.in(root)) {
            if (node instanceof SQLParser.Schema_qualified_nameContext name) {
                relations.add(name);
            } else if (node instanceof SQLParser.Function_callContext call) {
                relations.addSequence(call);
            }
        }
        return relations.found;
    }

    private void add(SQLParser.Schema_qualified_nameContext name) {
        ParserRuleContext around = name.getParent();
        if (around == null) {
            return;
        }
        if (namesColumnOfRelation(around, name)) {
            add(source.tableOfColumn(name));
        } else if (namesRelation(around, name) && !CommonTables.declares(name, source)) {
            add(source.name(name));
        }
    }

    private void add(@Nullable TableName name) {
        if (name != null) {
            found.add(name);
        }
    }

    private void addSequence(SQLParser.Function_callContext call) {
        FunctionCall function = FunctionCall.of(call, source);
        if (SEQUENCE_FUNCTIONS.contains(function.name())) {
            add(function.sequenceArgument(source));
        }
    }

    private static boolean namesColumnOfRelation(
            ParserRuleContext around, SQLParser.Schema_qualified_nameContext name) {
        return switch (around) {
            case SQLParser.Sequence_bodyContext body -> body.OWNED() != null && name.equals(body.col_name);
            case SQLParser.Comment_member_objectContext member -> member.COLUMN() != null;
            case SQLParser.Label_member_objectContext member -> member.COLUMN() != null;
            default -> false;
        };
    }

    private static boolean namesRelation(ParserRuleContext around, SQLParser.Schema_qualified_nameContext name) {
        return switch (around) {
            case SQLParser.From_primaryContext from -> true;
            case SQLParser.Select_primaryContext select -> true;
            case SQLParser.Into_tableContext into -> true;
            case SQLParser.Insert_stmt_for_psqlContext insert -> true;
            case SQLParser.Update_stmt_for_psqlContext update -> true;
            case SQLParser.Delete_stmt_for_psqlContext delete -> true;
            case SQLParser.Merge_stmt_for_psqlContext merge -> true;
            case SQLParser.Only_table_multiplyContext item -> true;
            case SQLParser.Inheritance_specified_table_colsContext item -> true;
            case SQLParser.Table_colsContext item -> true;
            case SQLParser.Cluster_stmtContext cluster -> true;
            case SQLParser.Additional_statementContext refresh -> refresh.REFRESH() != null;
            case SQLParser.Constr_bodyContext constraint -> constraint.REFERENCES() != null;
            case SQLParser.Reindex_stmtContext reindex -> reindex.TABLE() != null;
            default -> declaresRelation(around, name) || attachesToRelation(around, name);
        };
    }

    private static boolean declaresRelation(ParserRuleContext around, SQLParser.Schema_qualified_nameContext name) {
        return switch (around) {
            case SQLParser.Create_table_statementContext create -> true;
            case SQLParser.Create_table_as_statementContext create -> name.equals(create.name);
            case SQLParser.Create_table_external_statementContext create -> true;
            case SQLParser.Create_foreign_table_statementContext create -> true;
            case SQLParser.Create_view_statementContext create -> true;
            case SQLParser.Create_sequence_statementContext create -> true;
            case SQLParser.Alter_table_statementContext alter -> name.equals(alter.name);
            case SQLParser.Alter_partitionContext alter -> true;
            case SQLParser.Partition_table_valueContext alter -> true;
            case SQLParser.Table_actionContext alter -> name.equals(alter.parent_table);
            case SQLParser.Alter_sequence_statementContext alter -> true;
            case SQLParser.Alter_view_statementContext alter -> true;
            case SQLParser.Alter_materialized_view_statementContext alter -> true;
            case SQLParser.Define_partitionContext partition -> true;
            case SQLParser.Table_column_defContext like -> like.LIKE() != null;
            case SQLParser.Names_referencesContext names -> listsRelations(names);
            default -> false;
        };
    }

    private static boolean attachesToRelation(ParserRuleContext around, SQLParser.Schema_qualified_nameContext name) {
        return switch (around) {
            case SQLParser.Create_index_statementContext create -> name.equals(create.table_name);
            case SQLParser.Create_trigger_statementContext create -> true;
            case SQLParser.Create_rewrite_statementContext create -> true;
            case SQLParser.Create_policy_statementContext create -> true;
            case SQLParser.Create_statistics_statementContext create -> name.equals(create.table_name);
            case SQLParser.Alter_trigger_statementContext alter -> true;
            case SQLParser.Alter_rule_statementContext alter -> true;
            case SQLParser.Alter_policy_statementContext alter -> true;
            case SQLParser.Drop_trigger_statementContext drop -> true;
            case SQLParser.Drop_rule_statementContext drop -> true;
            case SQLParser.Drop_policy_statementContext drop -> true;
            case SQLParser.Comment_member_objectContext member ->
                member.TABLE() != null
                        || member.VIEW() != null
                        || member.SEQUENCE() != null
                        || (member.ON() != null && member.DOMAIN() == null);
            case SQLParser.Label_member_objectContext member ->
                member.TABLE() != null || member.VIEW() != null || member.SEQUENCE() != null;
            case SQLParser.Extension_member_objectContext member ->
                member.TABLE() != null || member.VIEW() != null || member.SEQUENCE() != null;
            case SQLParser.Owner_member_objectContext member -> member.VIEW() != null || member.SEQUENCE() != null;
            default -> false;
        };
    }

    /** A list of names means relations in DROP, GRANT and INHERITS. */
    private static boolean listsRelations(SQLParser.Names_referencesContext names) {
        ParserRuleContext around = names.getParent();
        if (around instanceof SQLParser.Names_in_parensContext) {
            return around.getParent() instanceof SQLParser.Define_columnsContext;
        }
        if (around instanceof SQLParser.Rule_member_objectContext member) {
            return names.equals(member.table_names) || (member.SEQUENCE() != null);
        }
        return around != null
                && around.getParent() instanceof SQLParser.Drop_statementsContext drop
                && (drop.TABLE() != null || drop.VIEW() != null || drop.SEQUENCE() != null);
    }
}
