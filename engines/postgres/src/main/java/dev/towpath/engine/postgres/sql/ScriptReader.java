package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TransactionStep;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads transaction control, upkeep and the other statements that declare nothing. */
final class ScriptReader {
    private final Source source;

    ScriptReader(Source source) {
        this.source = source;
    }

    List<Action> read(SQLParser.Script_statementContext node) {
        SQLParser.Script_transactionContext transaction = node.script_transaction();
        if (transaction != null) {
            return transaction.lock_table() == null ? one(control(node)) : lock(transaction.lock_table());
        }
        SQLParser.Script_additionalContext more = node.script_additional();
        if (more.VACUUM() != null) {
            return overTables(more.table_cols_list(), upperWords(source.sql(), more.table_cols_list()));
        }
        if (more.CALL() != null) {
            return one(new SchemaOperation.Opaque(
                    "CALL " + FunctionCall.of(more.function_call(), source).display()));
        }
        if (more.DISCARD() != null) {
            // It would throw away the session's settings and locks, which are not only the file's.
            return one(control(node));
        }
        if (more.additional_statement() != null) {
            return additional(more.additional_statement());
        }
        return opaque(more);
    }

    private SchemaOperation control(ParserRuleContext node) {
        return new SchemaOperation.TransactionControl(
                TransactionStep.of(Nodes.words(node)), Source.oneLine(source.sql()));
    }

    private List<Action> additional(SQLParser.Additional_statementContext node) {
        if (node.anonymous_block() != null) {
            return one(new SchemaOperation.Opaque("DO"));
        }
        if (node.analyze_keyword() != null) {
            return overTables(node.table_cols_list(), upperWords(source.sql(), node.table_cols_list()));
        }
        if (node.truncate_stmt() != null) {
            return truncate(node.truncate_stmt());
        }
        if (node.copy_statement() != null) {
            return one(copy(node.copy_statement()));
        }
        if (node.cluster_stmt() != null) {
            SQLParser.Schema_qualified_nameContext table = node.cluster_stmt().schema_qualified_name();
            return one(maintenance(Source.oneLine(source.sql()), table));
        }
        if (node.reindex_stmt() != null) {
            SQLParser.Reindex_stmtContext reindex = node.reindex_stmt();
            return one(maintenance(
                    Source.oneLine(source.sql()), reindex.TABLE() == null ? null : reindex.schema_qualified_name()));
        }
        if (node.REFRESH() != null) {
            String action = "REFRESH MATERIALIZED VIEW" + (node.CONCURRENTLY() == null ? "" : " CONCURRENTLY");
            return one(maintenance(action, node.schema_qualified_name()));
        }
        if (node.CHECKPOINT() != null) {
            return one(maintenance("CHECKPOINT", null));
        }
        if (node.RESET() != null) {
            return one(Settings.of(Source.oneLine(source.sql())));
        }
        if (node.REASSIGN() != null) {
            return one(Privileges.of(source.sql(), Source.oneLine(source.sql())));
        }
        return opaque(node);
    }

    private SchemaOperation maintenance(String action, SQLParser.@Nullable Schema_qualified_nameContext table) {
        return Upkeeps.of(action, table == null ? null : source.name(table));
    }

    private List<Action> lock(SQLParser.Lock_tableContext node) {
        List<SQLParser.Only_table_multiplyContext> tables = node.only_table_multiply();
        String mode = Source.oneLine(source.after(tables.getLast()));
        String action = mode.isEmpty() ? "LOCK TABLE" : "LOCK TABLE " + mode;
        return Parts.each(source, tables, table -> Upkeeps.of(action, source.name(table.schema_qualified_name())));
    }

    private List<Action> truncate(SQLParser.Truncate_stmtContext node) {
        boolean cascade = CreateReader.cascades(node.cascade_restrict());
        return Parts.each(
                source,
                node.only_table_multiply(),
                table -> new SchemaOperation.TruncateTable(source.name(table.schema_qualified_name()), cascade));
    }

    private List<Action> overTables(SQLParser.@Nullable Table_cols_listContext tables, String action) {
        if (tables == null) {
            return one(Upkeeps.of(action, null));
        }
        return Parts.each(source, tables.inheritance_specified_table_cols(), table -> {
            TableName name = source.name(table.schema_qualified_name());
            return Upkeeps.of(action, name);
        });
    }

    private SchemaOperation copy(SQLParser.Copy_statementContext node) {
        SQLParser.Copy_from_statementContext from = node.copy_from_statement();
        if (from == null) {
            return new SchemaOperation.Opaque("COPY TO");
        }
        if (from.STDIN() == null) {
            return new SchemaOperation.Opaque("COPY FROM a file or program of the server");
        }
        return new SchemaOperation.CopyRows(source.name(from.table_cols().schema_qualified_name()));
    }

    private String upperWords(String sql, @Nullable ParserRuleContext upTo) {
        return Source.oneLine(upTo == null ? sql : source.before(upTo)).toUpperCase(Locale.ROOT);
    }

    /** LISTEN, SHOW, PREPARE, EXPLAIN …: named by their first word. */
    private List<Action> opaque(ParserRuleContext node) {
        ParserRuleContext at = node;
        while (at.getChild(0) instanceof ParserRuleContext inner) {
            at = inner;
        }
        String words = Nodes.leadingWords(at);
        int space = words.indexOf(' ');
        String word = space < 0 ? words : words.substring(0, space);
        return one(new SchemaOperation.Opaque(word.toUpperCase(Locale.ROOT)));
    }

    private List<Action> one(SchemaOperation operation) {
        return List.of(new Action(operation, source.sql()));
    }
}
