package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a column declared anew means in the words of other engines, so that rules about renames, types, defaults and NOT
 * NULL hold for it too.
 */
final class Redefinition {
    private Redefinition() {}

    /** The scene itself, and one for each change that a redefinition in it amounts to. */
    static List<Scene> scenes(Scene scene) {
        if (!(scene.operation() instanceof SchemaOperation.RedefineColumn redefine)) {
            return List.of(scene);
        }
        List<Scene> scenes = new ArrayList<>(List.of(scene));
        for (SchemaOperation part : parts(redefine, scene)) {
            Action action = scene.action();
            scenes.add(new Scene(
                    scene.engine(),
                    scene.dialect(),
                    scene.schema(),
                    scene.statement(),
                    new Action(part, action.sql(), action.offset()),
                    scene.locks(),
                    scene.treatment(),
                    scene.course()));
        }
        return scenes;
    }

    /** Only what is known to change: of a column nobody described, its name alone. */
    private static List<SchemaOperation> parts(SchemaOperation.RedefineColumn redefine, Scene scene) {
        TableName table = redefine.table();
        ColumnSpec after = redefine.spec();
        List<SchemaOperation> parts = new ArrayList<>();
        scene.table(table)
                .flatMap(facts -> facts.column(redefine.column()))
                .ifPresent(before -> changes(redefine, before, scene, parts));
        if (redefine.renames()) {
            parts.add(new SchemaOperation.RenameColumn(table, redefine.column(), after.name()));
        }
        return parts;
    }

    private static void changes(
            SchemaOperation.RedefineColumn redefine, ColumnFacts before, Scene scene, List<SchemaOperation> parts) {
        TableName table = redefine.table();
        ColumnSpec after = redefine.spec();
        if (!scene.dialect().sameType(before.type(), after.type())) {
            parts.add(new SchemaOperation.AlterColumnType(table, redefine.column(), after.type(), null));
        }
        if (before.nullable() && after.notNull()) {
            parts.add(new SchemaOperation.SetNotNull(table, redefine.column()));
        } else if (!before.nullable() && !after.notNull()) {
            parts.add(new SchemaOperation.DropNotNull(table, redefine.column()));
        }
        DefaultValue value = after.defaultValue();
        if (!Objects.equals(before.defaultValue(), value)) {
            parts.add(
                    value.expression() == null
                            ? new SchemaOperation.DropDefault(table, redefine.column())
                            : new SchemaOperation.SetDefault(table, redefine.column(), value.expression()));
        }
    }
}
