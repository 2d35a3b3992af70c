package dev.towpath.review.rule;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Names as the engine's SQL spells them, for statements that a rule proposes. */
public final class Spelling {
    private Spelling() {}

    /** {@code ALTER TABLE shop.orders } with a blank behind it. */
    public static String alter(TableName table, Scene scene) {
        return "ALTER TABLE " + table(table, scene) + " ";
    }

    /** A table as written: without a schema where the statement gave none. */
    public static String table(TableName table, Scene scene) {
        String schema = table.schema();
        String name = scene.dialect().quote(table.name());
        return schema == null ? name : scene.dialect().quote(schema) + "." + name;
    }

    /** A column. */
    public static String column(ColumnName column, Scene scene) {
        return scene.dialect().quote(column.value());
    }

    /** Columns in brackets. */
    public static String columns(List<ColumnName> columns, Scene scene) {
        return columns.stream().map(each -> column(each, scene)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A name of one's own choice, made of others. */
    public static String name(Scene scene, String... parts) {
        return scene.dialect().quote(String.join("_", parts));
    }
}
