package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads upkeep of tables, and {@code LOCK TABLES}: one action per table. */
final class UpkeepReader {
    private final Source source;

    UpkeepReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.TableAdministrationStatementContext node) {
        String word = node.type.getText().toUpperCase(Locale.ROOT);
        Upkeep kind = switch (word) {
            case "ANALYZE" -> Upkeep.ANALYZE;
            case "OPTIMIZE", "REPAIR" -> Upkeep.REBUILD;
            default -> Upkeep.OTHER;
        };
        List<MySqlParser.TableRefContext> tables = node.tableRefList().tableRef();
        String head = source.before(tables.getFirst());
        String tail = source.after(tables.getLast());
        List<Action> actions = new ArrayList<>();
        for (MySqlParser.TableRefContext table : tables) {
            String sql = tables.size() == 1 ? source.sql() : head + source.text(table) + tail;
            actions.add(new Action(
                    new SchemaOperation.Maintenance(kind, Source.oneLine(sql), source.name(table)),
                    sql,
                    Source.start(table)));
        }
        return actions;
    }

    List<Action> read(MySqlParser.LockStatementContext node) {
        String text = Source.oneLine(source.sql());
        if (node.lockItem().isEmpty()) {
            // The whole instance, or the end of all locks.
            return List.of(new Action(
                    new SchemaOperation.Maintenance(
                            Nodes.says(node, MySqlParser.UNLOCK_SYMBOL) ? Upkeep.OTHER : Upkeep.LOCK_TABLE, text, null),
                    source.sql()));
        }
        List<Action> actions = new ArrayList<>();
        for (MySqlParser.LockItemContext item : node.lockItem()) {
            // Locks cannot be taken one by one: each LOCK TABLES lets the ones before it go.
            String action = "LOCK TABLES " + source.display(item);
            actions.add(new Action(
                    new SchemaOperation.Maintenance(Upkeep.LOCK_TABLE, action, source.name(item.tableRef())),
                    source.sql(),
                    Source.start(item)));
        }
        return actions;
    }
}
