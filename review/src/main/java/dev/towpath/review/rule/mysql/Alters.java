package dev.towpath.review.rule.mysql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Scene;
import java.util.Locale;
import java.util.Optional;

/** What rules ask about a statement that alters a table. */
final class Alters {
    private Alters() {}

    /** How the statement is carried out, asked once: at its first action, and only where the table was there before. */
    static Optional<DdlMethod> method(Scene scene) {
        TableName table = scene.operation().subject();
        return table != null && scene.first() && scene.schema().existing(table).isPresent()
                ? scene.dialect().method(scene.statement(), scene.schema())
                : Optional.empty();
    }

    /** Whether this only belongs to the declaration of a new table. */
    static boolean declares(Scene scene) {
        return scene.statement().actions().getFirst().operation() instanceof SchemaOperation.CreateTable;
    }

    /** What the statement says of its algorithm or lock, in capitals; empty when nothing. */
    static String says(Scene scene, TableChange change) {
        return scene.statement().actions().stream()
                .map(action -> action.operation())
                .filter(SchemaOperation.AlterTable.class::isInstance)
                .map(SchemaOperation.AlterTable.class::cast)
                .filter(alter -> alter.change() == change)
                .map(alter -> alter.action().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** What a column was before it is declared anew, when somebody described it. */
    static Optional<ColumnFacts> before(SchemaOperation.RedefineColumn redefine, Scene scene) {
        return scene.existed(redefine.table())
                ? scene.table(redefine.table()).flatMap(table -> table.column(redefine.column()))
                : Optional.empty();
    }
}
