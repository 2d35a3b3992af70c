package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Finds the kind and the name of the object that a CREATE, ALTER or DROP is about. */
final class ObjectNames {
    private ObjectNames() {}

    /** The node that names the object: the first name among the direct children. */
    static ParserRuleContext nameNode(ParserRuleContext node) {
        for (int i = 0; i < node.getChildCount(); i++) {
            ParseTree child = node.getChild(i);
            switch (child) {
                case SQLParser.Schema_qualified_nameContext name -> {
                    return name;
                }
                case SQLParser.IdentifierContext name -> {
                    return name;
                }
                case SQLParser.User_nameContext name -> {
                    return name;
                }
                case SQLParser.User_mapping_nameContext name -> {
                    return name;
                }
                case SQLParser.Function_parametersContext function -> {
                    return function.schema_qualified_name();
                }
                case SQLParser.Target_operatorContext operator -> {
                    return operator.name;
                }
                case SQLParser.Operator_nameContext operator -> {
                    return operator;
                }
                case SQLParser.Cast_nameContext cast -> {
                    return cast;
                }
                case SQLParser.Owner_member_objectContext member -> {
                    return nameNode(member);
                }
                default -> {}
            }
        }
        return node;
    }

    static TableName name(ParserRuleContext nameNode, Source source) {
        return switch (nameNode) {
            case SQLParser.Schema_qualified_nameContext name -> source.name(name);
            case SQLParser.IdentifierContext name -> source.unqualified(name);
            default -> TableName.of(source.display(nameNode));
        };
    }

    /** The name of a trigger, rule or policy, and the table it belongs to when one follows {@code ON}. */
    static @Nullable TableName on(ParserRuleContext node, Source source) {
        return switch (node) {
            case SQLParser.Create_trigger_statementContext create -> source.name(create.table_name);
            case SQLParser.Create_rewrite_statementContext create -> source.name(create.table_name);
            case SQLParser.Create_policy_statementContext create -> source.name(create.schema_qualified_name());
            case SQLParser.Create_statistics_statementContext create -> source.name(create.table_name);
            case SQLParser.Drop_trigger_statementContext drop -> source.name(drop.table_name);
            case SQLParser.Drop_rule_statementContext drop -> source.name(drop.schema_qualified_name());
            case SQLParser.Drop_policy_statementContext drop -> source.name(drop.schema_qualified_name());
            case SQLParser.Create_sequence_statementContext create -> owner(create, source);
            default -> null;
        };
    }

    private static @Nullable TableName owner(SQLParser.Create_sequence_statementContext node, Source source) {
        for (SQLParser.Sequence_bodyContext body : node.sequence_body()) {
            if (body.col_name != null) {
                return source.tableOfColumn(body.col_name);
            }
        }
        return null;
    }

    /** The kind a CREATE is about. */
    static ObjectKind created(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Create_trigger_statementContext create -> ObjectKind.TRIGGER;
            case SQLParser.Create_sequence_statementContext create -> ObjectKind.SEQUENCE;
            case SQLParser.Create_view_statementContext create ->
                create.MATERIALIZED() != null ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
            case SQLParser.Create_type_statementContext create ->
                create.ENUM() != null ? ObjectKind.ENUM : ObjectKind.TYPE;
            default -> Kinds.of(withoutReplace(Nodes.leadingWords(node)));
        };
    }

    private static String withoutReplace(String words) {
        String prefix = "or replace ";
        return words.regionMatches(true, 0, prefix, 0, prefix.length()) ? words.substring(prefix.length()) : words;
    }
}
