package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads statements that read or change rows. */
final class DataReader {
    private final Source source;

    DataReader(Source source) {
        this.source = source;
    }

    SchemaOperation read(SQLParser.Data_statementContext node) {
        if (withChangesRows(node)) {
            // The main statement is only part of what happens.
            return opaque("a WITH query that changes rows");
        }
        if (node.select_stmt() != null) {
            return select(node.select_stmt());
        }
        if (node.merge_stmt_for_psql() != null) {
            return opaque("MERGE");
        }
        if (node.insert_stmt_for_psql() != null) {
            return insert(node.insert_stmt_for_psql());
        }
        if (node.update_stmt_for_psql() != null) {
            return update(node.update_stmt_for_psql());
        }
        SQLParser.Delete_stmt_for_psqlContext delete = node.delete_stmt_for_psql();
        return new SchemaOperation.DeleteRows(
                source.name(delete.delete_table_name),
                new ChunkingReader(source).delete(delete),
                delete.cursor == null && delete.from_item().isEmpty() && Conditions.alwaysHolds(delete.vex(), source));
    }

    private SchemaOperation insert(SQLParser.Insert_stmt_for_psqlContext node) {
        TableName table = source.name(node.insert_table_name);
        SQLParser.Select_stmtContext query = node.select_stmt();
        if (query == null || isValues(query)) {
            return new SchemaOperation.InsertRows(table);
        }
        return new SchemaOperation.InsertQuery(table, new ChunkingReader(source).insert(node));
    }

    /** {@code VALUES} whose cells read no table: as many rows as are written down. */
    static boolean isValues(SQLParser.Select_stmtContext query) {
        SQLParser.Select_primaryContext primary = query.select_ops().select_primary();
        return primary != null && primary.values_stmt() != null && query.with_clause() == null;
    }

    private SchemaOperation update(SQLParser.Update_stmt_for_psqlContext node) {
        List<ColumnName> columns = new ArrayList<>();
        Set<ColumnName> whole = new HashSet<>();
        for (SQLParser.Update_setContext set : node.update_set()) {
            set.column.forEach(column -> {
                ColumnName name = source.column(column.identifier());
                // A field or element of a column may be assigned beside others, but not beside the column itself.
                boolean part = !source.text(column).equals(source.text(column.identifier()));
                if (!part || whole.contains(name) || !columns.contains(name)) {
                    columns.add(name);
                }
                if (!part) {
                    whole.add(name);
                }
            });
        }
        return new SchemaOperation.UpdateRows(
                source.name(node.update_table_name),
                columns,
                new ChunkingReader(source).update(node),
                node.cursor == null && node.from_item().isEmpty() && Conditions.alwaysHolds(node.vex(), source));
    }

    private SchemaOperation select(SQLParser.Select_stmtContext node) {
        List<SQLParser.Into_tableContext> into = Nodes.in(node, SQLParser.Into_tableContext.class);
        if (!into.isEmpty()) {
            SQLParser.Into_tableContext target = into.getFirst();
            boolean temporary = target.TEMP() != null || target.TEMPORARY() != null;
            TableName table = source.name(target.schema_qualified_name());
            return CreateReader.copy(CreateReader.placed(table, temporary), false, true);
        }
        List<SchemaOperation> effects = effects(node);
        return effects.size() == 1
                ? effects.getFirst()
                : opaque(effects.isEmpty() ? "SELECT" : "SELECT with several effects");
    }

    /** What a query does besides reading: known calls, and one for all calls that are not known; often empty. */
    List<SchemaOperation> effects(SQLParser.Select_stmtContext node) {
        List<SchemaOperation> known = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>();
        for (FunctionCall call : FunctionCall.in(node, source)) {
            SchemaOperation operation = knownCall(call);
            if (operation != null) {
                known.add(operation);
            } else if (!KnownFunctions.isHarmless(call)) {
                unknown.add(call.display());
            }
        }
        return unknown.isEmpty() ? known : List.of(opaque("SELECT calling " + String.join(", ", unknown)));
    }

    /** The calls that dumps write to set a session or a sequence. */
    private @Nullable SchemaOperation knownCall(FunctionCall call) {
        if (!call.isBuiltIn()) {
            return null;
        }
        if (call.name().equals("setval")) {
            TableName sequence = call.sequenceArgument(source);
            return sequence == null
                    ? null
                    : new SchemaOperation.AlterObject(ObjectKind.SEQUENCE, sequence, ObjectChange.OTHER, "setval");
        }
        if (call.name().equals("set_config")) {
            String setting = call.firstText(source);
            return setting == null ? null : Settings.called(setting, call.text(1, source), call.isTrue(2, source));
        }
        return null;
    }

    private static SchemaOperation opaque(String what) {
        return new SchemaOperation.Opaque(what);
    }

    static boolean withChangesRows(SQLParser.Data_statementContext node) {
        return Nodes.in(node, SQLParser.With_queryContext.class).stream()
                .anyMatch(query -> query.data_statement().select_stmt() == null);
    }
}
