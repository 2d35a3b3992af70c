package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads every form of {@code ALTER}. */
final class AlterReader {
    private static final Pattern MOVES = Pattern.compile(
            "^ALTER\\s+(?:INDEX|MATERIALIZED\\s+VIEW)\\b.*\\bSET\\s+TABLESPACE\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OPTIONS =
            Pattern.compile("\\bOPTIONS\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Source source;

    AlterReader(Source source) {
        this.source = source;
    }

    List<Action> read(ParserRuleContext node) {
        if (node instanceof SQLParser.Alter_table_statementContext table) {
            return new AlterTableReader(source, table).read();
        }
        return List.of(new Action(operation(node), source.sql()));
    }

    private SchemaOperation operation(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Alter_type_statementContext type -> type(type);
            case SQLParser.Alter_default_privileges_statementContext privileges ->
                Privileges.of(source.sql(), Source.oneLine(source.sql()));
            case SQLParser.Alter_user_or_role_statementContext role ->
                // The options may hold a password, so only the first words are repeated.
                Privileges.of(source.sql(), "ALTER ROLE " + roleName(role));
            case SQLParser.Alter_group_statementContext group ->
                Privileges.of(source.sql(), Source.oneLine(source.sql()));
            case SQLParser.Alter_owner_statementContext owner -> object(owner.owner_member_object());
            case SQLParser.Alter_user_mapping_statementContext mapping ->
                // Its options hold the remote password.
                new SchemaOperation.AlterObject(
                        ObjectKind.OTHER,
                        ObjectNames.name(ObjectNames.nameNode(mapping), source),
                        ObjectChange.OTHER,
                        "ALTER USER MAPPING");
            case SQLParser.Alter_subscription_statementContext subscription -> subscription(subscription);
            default -> object(node);
        };
    }

    private SchemaOperation subscription(SQLParser.Alter_subscription_statementContext node) {
        if (node.alter_subscription_action().CONNECTION() == null) {
            return object(node);
        }
        // The connection string may hold a password.
        return new SchemaOperation.AlterObject(
                ObjectKind.SUBSCRIPTION, source.unqualified(node.identifier()), ObjectChange.OTHER, "CONNECTION");
    }

    private String roleName(SQLParser.Alter_user_or_role_statementContext node) {
        ParserRuleContext first = Nodes.firstRule(node);
        if (first instanceof SQLParser.Alter_user_or_role_set_resetContext setting) {
            return source.display(setting);
        }
        return first == null ? "" : source.display(first);
    }

    private SchemaOperation type(SQLParser.Alter_type_statementContext node) {
        TableName name = source.name(node.name);
        if (node.new_enum_value != null && node.VALUE() != null) {
            return new SchemaOperation.AddEnumValue(
                    name, Texts.constant(source.text(node.new_enum_value)), node.existing_enum_value != null);
        }
        ObjectKind kind = node.existing_enum_name != null || node.VALUE() != null ? ObjectKind.ENUM : ObjectKind.TYPE;
        return altered(kind, name, source.after(node.name));
    }

    private SchemaOperation object(ParserRuleContext node) {
        if (MOVES.matcher(source.sql()).find()) {
            // An index or a materialized view is written anew elsewhere.
            return Upkeeps.of(Source.oneLine(source.sql()), null);
        }
        ParserRuleContext nameNode = ObjectNames.nameNode(node);
        ObjectKind kind = Kinds.of(Nodes.leadingWords(node));
        TableName name = ObjectNames.name(nameNode, source);
        if (kind == ObjectKind.OTHER || nameNode.equals(node)) {
            // The kind has no word of its own, so the text must name it.
            return new SchemaOperation.AlterObject(kind, name, ObjectChange.OTHER, shown(source.sql()));
        }
        return altered(kind, name, source.after(nameNode));
    }

    private static SchemaOperation altered(ObjectKind kind, TableName name, String action) {
        return new SchemaOperation.AlterObject(kind, name, ObjectChanges.of(kind, action), shown(action));
    }

    /** Options may hold a password. */
    private static String shown(String text) {
        return Source.oneLine(OPTIONS.matcher(text).replaceFirst("OPTIONS (…)"));
    }
}
