package dev.towpath.engine.postgres.server;

import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.operation.WideTrigger;
import dev.towpath.model.operation.WideTrigger.Event;
import dev.towpath.model.operation.WideTrigger.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what becomes of written rows, by the table's object id. */
final class RowHandlings {
    /** The manual: "pg_trigger", tgtype; the bits are those of {@code catalog/pg_trigger.h}. */
    private static final int ROW = 1;

    private static final int INSERT = 4;
    private static final int DELETE = 8;
    private static final int UPDATE = 16;

    private RowHandlings() {}

    static Map<Long, RowHandling> read(Connection connection) throws SQLException {
        Map<Long, List<WideTrigger>> triggers = triggers(connection);
        // A partitioned table has no pages, but triggers. Lower ids are the server's own tables.
        String sql = """
                SELECT c.oid, CASE WHEN c.relkind = 'r' THEN coalesce(
                           (SELECT option_value::int FROM pg_options_to_table(c.reloptions)
                            WHERE option_name = 'fillfactor'), 100) END
                FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384
                """;
        Map<Long, RowHandling> handling = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                long oid = row.getLong(1);
                handling.put(oid, new RowHandling((Integer) row.getObject(2), triggers.getOrDefault(oid, List.of())));
            }
        }
        return handling;
    }

    /** Those that are switched off, or that run on replicas only, do not run for us. */
    private static Map<Long, List<WideTrigger>> triggers(Connection connection) throws SQLException {
        String sql = """
                SELECT t.tgrelid, t.tgname, t.tgtype, t.tgoldtable IS NOT NULL OR t.tgnewtable IS NOT NULL,
                       ARRAY(SELECT a.attname::text FROM pg_attribute a
                             WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr::int2[]) ORDER BY a.attnum)
                FROM pg_trigger t
                WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND (t.tgtype & %d = 0 OR t.tginitdeferred)
                ORDER BY t.tgrelid, t.tgname
                """.formatted(ROW);
        Map<Long, List<WideTrigger>> triggers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                triggers.computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                        .add(new WideTrigger(
                                row.getString(2),
                                view(row.getInt(3), row.getBoolean(4)),
                                events(row.getInt(3)),
                                FactsReader.names(row.getArray(5))));
            }
        }
        return triggers;
    }

    private static View view(int type, boolean tables) {
        if ((type & ROW) != 0) {
            return View.TRANSACTION;
        }
        return tables ? View.ROWS_OF_STATEMENT : View.STATEMENT;
    }

    private static Set<Event> events(int type) {
        Set<Event> events = EnumSet.noneOf(Event.class);
        if ((type & INSERT) != 0) {
            events.add(Event.INSERT);
        }
        if ((type & UPDATE) != 0) {
            events.add(Event.UPDATE);
        }
        if ((type & DELETE) != 0) {
            events.add(Event.DELETE);
        }
        return events;
    }
}
