package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads {@code DROP …}. A list of names is several actions. CASCADE is a word the server reads and ignores. */
final class DropReader {
    private final Source source;

    DropReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.DropStatementContext node) {
        ParserRuleContext what = Nodes.only(node);
        return switch (what) {
            case MySqlParser.DropTableContext drop -> {
                boolean temporary = Nodes.says(drop, MySqlParser.TEMPORARY_SYMBOL);
                yield each(
                        drop.tableRefList().tableRef(),
                        table -> new SchemaOperation.DropTable(
                                placed(source.name(table), temporary), drop.ifExists() != null, false));
            }
            case MySqlParser.DropViewContext drop ->
                each(
                        drop.viewRefList().viewRef(),
                        view -> object(ObjectKind.VIEW, source.name(view), drop.ifExists() != null));
            case MySqlParser.DropIndexContext drop -> {
                List<Action> actions = new ArrayList<>();
                actions.add(new Action(single(drop), source.sql()));
                actions.addAll(
                        AlterTableReader.modifiers(drop.indexLockAndAlgorithm(), source.name(drop.tableRef()), source));
                yield actions;
            }
            default -> List.of(new Action(single(what), source.sql()));
        };
    }

    private static TableName placed(TableName name, boolean temporary) {
        return temporary ? TableName.of(TableName.SESSION_SCHEMA, name.name()) : name;
    }

    private SchemaOperation single(ParserRuleContext what) {
        boolean ifExists = Nodes.has(what, MySqlParser.IfExistsContext.class);
        return switch (what) {
            case MySqlParser.DropIndexContext drop ->
                index(source.lastPart(drop.indexRef()), source.name(drop.tableRef()));
            case MySqlParser.DropDatabaseContext drop ->
                object(ObjectKind.SCHEMA, source.single(drop.schemaRef()), ifExists);
            case MySqlParser.DropTriggerContext drop ->
                object(ObjectKind.TRIGGER, source.name(drop.triggerRef()), ifExists);
            case MySqlParser.DropProcedureContext drop ->
                object(ObjectKind.PROCEDURE, source.name(drop.procedureRef()), ifExists);
            case MySqlParser.DropFunctionContext drop ->
                object(ObjectKind.FUNCTION, source.name(drop.functionRef()), ifExists);
            case MySqlParser.DropEventContext drop -> object(ObjectKind.EVENT, source.name(drop.eventRef()), ifExists);
            case MySqlParser.DropServerContext drop ->
                object(ObjectKind.FOREIGN_SERVER, source.single(drop.serverRef()), ifExists);
            case MySqlParser.DropRoleContext ignored -> Privileges.roles(source);
            default -> object(ObjectKind.OTHER, TableName.of(source.display(what)), ifExists);
        };
    }

    /** An index of this name; the one called PRIMARY is the primary key. */
    static SchemaOperation index(String index, TableName table) {
        return index.equalsIgnoreCase(KeyReader.PRIMARY)
                ? new SchemaOperation.DropConstraint(table, KeyReader.PRIMARY, false, false)
                : new SchemaOperation.DropIndex(TableName.of(index), false, false, false, table);
    }

    private static SchemaOperation object(ObjectKind kind, TableName name, boolean ifExists) {
        return new SchemaOperation.DropObject(kind, name, null, ifExists, false);
    }

    /** One action per name; its statement has the same beginning and end as the whole, and only this name. */
    private <T extends ParserRuleContext> List<Action> each(List<T> items, Function<T, SchemaOperation> operation) {
        if (items.size() == 1) {
            return List.of(new Action(operation.apply(items.getFirst()), source.sql()));
        }
        String head = source.before(items.getFirst());
        String tail = source.after(items.getLast());
        List<Action> actions = new ArrayList<>();
        for (T item : items) {
            actions.add(new Action(operation.apply(item), head + source.text(item) + tail, Source.start(item)));
        }
        return actions;
    }
}
