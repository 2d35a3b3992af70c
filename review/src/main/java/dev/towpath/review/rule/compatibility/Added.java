package dev.towpath.review.rule.compatibility;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Scene;
import java.util.List;

/** Tells columns that the same changeset added: no version of the application writes them yet. */
final class Added {
    private Added() {}

    static boolean here(Scene scene, TableName table, ColumnName column) {
        return scene.course()
                .earlier(SchemaOperation.AddColumn.class, table)
                .anyMatch(add ->
                        scene.same(add.table(), table) && add.column().name().equals(column));
    }

    /** Whether all of these columns are new; no columns at all are not. */
    static boolean allHere(Scene scene, TableName table, List<ColumnName> columns) {
        return !columns.isEmpty() && columns.stream().allMatch(column -> here(scene, table, column));
    }
}
