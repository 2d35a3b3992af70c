package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.PartitionChange;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import java.util.Locale;

/** Reads the options of a table. */
final class OptionReader {
    private OptionReader() {}

    static SchemaOperation of(MySqlParser.CreateTableOptionContext node, TableName table, Source source) {
        if (node.identifier() != null && node.option == null) {
            return wordPair(node, table, source);
        }
        return new SchemaOperation.AlterTable(table, change(node), source.display(node));
    }

    /** The grammar takes any two words for an option, but the server knows only these. */
    private static SchemaOperation wordPair(MySqlParser.CreateTableOptionContext node, TableName table, Source source) {
        String text = source.display(node);
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "REMOVE PARTITIONING" ->
                new SchemaOperation.ChangePartitions(table, PartitionChange.REMOVE_PARTITIONING, List.of(), text);
            case "DISCARD TABLESPACE", "IMPORT TABLESPACE" ->
                new SchemaOperation.AlterTable(table, TableChange.TABLESPACE_FILE, text);
            case "SECONDARY_LOAD", "SECONDARY_UNLOAD" -> new SchemaOperation.AlterTable(table, TableChange.OTHER, text);
            default ->
                throw new SyntaxFailure(
                        Source.start(node), "the server has no option of a table called \"" + text + '"');
        };
    }

    private static TableChange change(MySqlParser.CreateTableOptionContext node) {
        if (node.defaultCharset() != null || node.defaultCollation() != null) {
            return TableChange.CHARACTER_SET;
        }
        if (node.option == null) {
            return TableChange.SET_OPTIONS;
        }
        return switch (node.option.getType()) {
            case MySqlParser.ENGINE_SYMBOL -> TableChange.ENGINE;
            case MySqlParser.AUTO_INCREMENT_SYMBOL -> TableChange.AUTO_INCREMENT;
            case MySqlParser.COMMENT_SYMBOL -> TableChange.COMMENT;
            case MySqlParser.ROW_FORMAT_SYMBOL, MySqlParser.KEY_BLOCK_SIZE_SYMBOL -> TableChange.ROW_FORMAT;
            case MySqlParser.TABLESPACE_SYMBOL -> TableChange.SET_TABLESPACE;
            case MySqlParser.ENCRYPTION_SYMBOL -> TableChange.SET_STORAGE;
            default -> TableChange.SET_OPTIONS;
        };
    }
}
