package dev.towpath.review.rule.mysql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Scene;
import java.util.List;
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

    /** How the present part of the statement would be carried out alone, where the table was there before. */
    static Optional<DdlMethod> own(Scene scene) {
        return of(List.of(scene.action()), scene);
    }

    /** Whether the present part costs more alone than this one would. */
    static boolean isHeavierThan(SchemaOperation other, Scene scene) {
        Optional<DdlMethod> own = own(scene);
        Optional<DdlMethod> light = of(List.of(new Action(other, scene.action().sql())), scene);
        return own.isPresent()
                && (light.isEmpty()
                        || own.get().algorithm().compareTo(light.get().algorithm()) > 0
                        || own.get().work().compareTo(light.get().work()) > 0);
    }

    /** Whether each part that would be instant alone is rebuilt only because another part of the statement is not. */
    static boolean rebuildsForCompanyOnly(Scene scene) {
        return scene.statement().actions().size() > 1
                && scene.statement().actions().stream()
                        .filter(action -> !isClause(action.operation()))
                        .allMatch(action -> of(List.of(action), scene)
                                .filter(method -> method.algorithm() != DdlMethod.Algorithm.INSTANT
                                        && method.work() == DdlMethod.Work.REBUILD)
                                .isEmpty());
    }

    /** How the statement would be carried out if it did not ask for a way; asked once, at its first action. */
    static Optional<DdlMethod> best(Scene scene) {
        List<Action> parts = scene.statement().actions().stream()
                .filter(action -> !isClause(action.operation()))
                .toList();
        return scene.first() && !parts.isEmpty() ? of(parts, scene) : Optional.empty();
    }

    private static Optional<DdlMethod> of(List<Action> parts, Scene scene) {
        TableName table = scene.operation().subject();
        Understood whole = scene.statement();
        return table != null
                        && !declares(scene)
                        && scene.schema().existing(table).isPresent()
                ? scene.dialect()
                        .method(
                                new Understood(whole.statement(), parts, whole.transaction(), whole.relations()),
                                scene.schema())
                : Optional.empty();
    }

    private static boolean isClause(SchemaOperation operation) {
        return operation instanceof SchemaOperation.AlterTable alter
                && (alter.change() == TableChange.ALGORITHM || alter.change() == TableChange.LOCK);
    }

    /** Whether the primary key goes with a column while the same statement makes another one, which needs no copy. */
    static boolean givesOtherKey(SchemaOperation operation, Scene scene) {
        return operation instanceof SchemaOperation.DropColumn
                && scene.statement().actions().stream()
                        .anyMatch(action -> action.operation() instanceof SchemaOperation.AddConstraint add
                                && add.constraint() instanceof ConstraintSpec.PrimaryKey);
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
