package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;

/** Reads the options of a table. */
final class OptionReader {
    private OptionReader() {}

    static SchemaOperation of(MySqlParser.CreateTableOptionContext node, TableName table, Source source) {
        return new SchemaOperation.AlterTable(table, change(node), source.display(node));
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
