package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import java.util.Locale;

/** Names and texts as MySQL writes and compares them. */
public final class MySqlNames {
    private MySqlNames() {}

    /** The name as it must be written in SQL: always in back-ticks, which no server mode changes. */
    public static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** The name with its schema, each part in back-ticks. */
    public static String quote(TableName name) {
        String schema = name.schema();
        return schema == null ? quote(name.name()) : quote(schema) + "." + quote(name.name());
    }

    /** A table's name: letters keep their case, because most servers tell tables apart by it. */
    static String table(String written) {
        return bare(written);
    }

    /** The name of a column, index or constraint, whose case never matters: in lower case. */
    static String fold(String written) {
        return bare(written).toLowerCase(Locale.ROOT);
    }

    /** A name or a text without its quotes. */
    static String bare(String written) {
        if (written.length() < 2) {
            return written;
        }
        char quote = written.charAt(0);
        String inner = written.substring(1, written.length() - 1);
        return switch (quote) {
            case '`' -> inner.replace("``", "`");
            case '\'' -> inner.replace("''", "'");
            case '"' -> inner.replace("\"\"", "\"");
            default -> written;
        };
    }
}
