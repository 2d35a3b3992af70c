package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Turns the tree of one statement into what it does. */
final class StatementReader {
    private final Source source;
    private final PostgresLanguage language;

    /** @param language reads what stands in code */
    StatementReader(Source source, PostgresLanguage language) {
        this.source = source;
        this.language = language;
    }

    List<Action> read(SQLParser.StatementContext node) {
        if (node.data_statement() != null) {
            return one(new DataReader(source).read(node.data_statement()));
        }
        if (node.script_statement() != null) {
            return new ScriptReader(source).read(node.script_statement());
        }
        SQLParser.Schema_statementContext schema = node.schema_statement();
        if (schema.schema_alter() != null) {
            return new AlterReader(source).read(only(schema.schema_alter()));
        }
        if (schema.schema_drop() != null) {
            return new DropReader(source).read(only(schema.schema_drop()));
        }
        return one(create(schema.schema_create()));
    }

    private SchemaOperation create(SQLParser.Schema_createContext node) {
        ParserRuleContext what = only(node);
        return switch (what) {
            case SQLParser.Comment_on_statementContext comment ->
                new SchemaOperation.Describe(source.display(comment.comment_member_object()));
            case SQLParser.Rule_commonContext grant -> Privileges.of(source.sql(), Source.oneLine(source.sql()));
            case SQLParser.Schema_importContext imported -> new SchemaOperation.Opaque("IMPORT FOREIGN SCHEMA");
            case SQLParser.Security_labelContext label ->
                new SchemaOperation.AlterObject(
                        ObjectKind.OTHER,
                        TableName.of(source.display(label.label_member_object())),
                        ObjectChange.OTHER,
                        Source.oneLine(source.sql()));
            case SQLParser.Set_statementContext set -> Settings.of(source.display(set.set_action()));
            default -> new CreateReader(source, language).read(what);
        };
    }

    private static ParserRuleContext only(ParserRuleContext node) {
        ParserRuleContext rule = Nodes.firstRule(node);
        if (rule == null) {
            throw new SyntaxFailure(0, "the grammar knows no form of this statement");
        }
        return rule;
    }

    private List<Action> one(SchemaOperation operation) {
        return List.of(new Action(operation, source.sql()));
    }
}
