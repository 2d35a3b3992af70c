package dev.towpath.review.rule;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Names as the engine's SQL spells them, for statements that a rule proposes; and as people read them. */
public final class Spelling {
    private Spelling() {}

    /** {@code ALTER TABLE shop.orders } with a blank behind it. */
    public static String alter(TableName table, Scene scene) {
        return "ALTER TABLE " + scene.sql(table) + " ";
    }

    /** What follows {@code RENAME TO}: MySQL would move a table without a schema to the present one. */
    public static String newName(TableName table, String name, Scene scene) {
        return scene.engine().equals("mysql")
                ? scene.sql(new TableName(table.schema(), name))
                : scene.dialect().quote(name);
    }

    /** A column. */
    public static String column(ColumnName column, Scene scene) {
        return scene.dialect().quote(column.value());
    }

    /** Columns in brackets. */
    public static String columns(List<ColumnName> columns, Scene scene) {
        return columns.stream().map(each -> column(each, scene)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Columns in brackets, for people. */
    public static String list(List<ColumnName> columns) {
        return columns.stream().map(ColumnName::value).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A name of one's own choice, made of others. */
    public static String name(Scene scene, String... parts) {
        return scene.dialect().quote(String.join("_", parts));
    }
}
