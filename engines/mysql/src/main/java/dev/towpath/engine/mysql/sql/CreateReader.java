package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE …}. */
final class CreateReader {
    private final Source source;

    CreateReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.CreateStatementContext node) {
        ParserRuleContext what = Nodes.only(node);
        if (what instanceof MySqlParser.CreateTableContext table) {
            return new TableReader(source).read(table);
        }
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(operation(what), source.sql()));
        if (what instanceof MySqlParser.CreateIndexContext index) {
            TableName table = source.name(index.createIndexTarget().tableRef());
            actions.addAll(AlterTableReader.modifiers(index.indexLockAndAlgorithm(), table, source));
        }
        return actions;
    }

    private SchemaOperation operation(ParserRuleContext what) {
        return switch (what) {
            case MySqlParser.CreateIndexContext index -> new KeyReader(source).index(index);
            case MySqlParser.CreateDatabaseContext database ->
                object(ObjectKind.SCHEMA, source.single(database.schemaName()));
            case MySqlParser.CreateViewContext view ->
                new SchemaOperation.CreateObject(
                        ObjectKind.VIEW, source.name(view.viewName()), null, replaces(view.viewReplaceOrAlgorithm()));
            case MySqlParser.CreateTriggerContext trigger -> {
                TableName table = source.name(trigger.tableRef());
                yield new SchemaOperation.CreateObject(
                        ObjectKind.TRIGGER, source.name(trigger.triggerName()), table, false);
            }
            case MySqlParser.CreateProcedureContext procedure ->
                object(ObjectKind.PROCEDURE, source.name(procedure.procedureName()));
            case MySqlParser.CreateFunctionContext function ->
                object(ObjectKind.FUNCTION, source.name(function.functionName()));
            case MySqlParser.CreateUdfContext function ->
                object(ObjectKind.FUNCTION, source.single(function.udfName()));
            case MySqlParser.CreateEventContext event -> object(ObjectKind.EVENT, source.name(event.eventName()));
            case MySqlParser.CreateRoleContext ignored -> Privileges.roles(source);
            case MySqlParser.CreateServerContext server ->
                object(ObjectKind.FOREIGN_SERVER, source.single(server.serverName()));
            default -> object(ObjectKind.OTHER, TableName.of(name(what)));
        };
    }

    private static SchemaOperation object(ObjectKind kind, TableName name) {
        return new SchemaOperation.CreateObject(kind, name, null, false);
    }

    private static boolean replaces(MySqlParser.@Nullable ViewReplaceOrAlgorithmContext node) {
        return node != null && Nodes.says(node, MySqlParser.REPLACE_SYMBOL);
    }

    /** A tablespace, log-file group or spatial reference system: its kind and its name, in the statement's words. */
    private String name(ParserRuleContext what) {
        String words = Nodes.leadingWords(what);
        List<MySqlParser.IdentifierContext> names = Nodes.in(what, MySqlParser.IdentifierContext.class);
        return names.isEmpty() ? words : words + " " + source.text(names.getFirst());
    }
}
