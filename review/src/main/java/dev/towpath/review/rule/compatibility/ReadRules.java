package dev.towpath.review.rule.compatibility;

import static dev.towpath.review.rule.RuleKind.COMPATIBILITY;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Dialect.TypeChange;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.AddEnumValue;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.DropDefault;
import dev.towpath.model.operation.SchemaOperation.DropNotNull;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import dev.towpath.model.operation.SchemaOperation.SetDefault;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the running application reads, or gets without asking, differs from now on. */
public final class ReadRules implements RuleSet {
    private static final Set<ObjectKind> BODIES =
            Set.of(ObjectKind.VIEW, ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);
    private static final Set<ObjectKind> VIEWS = Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);
    private static final Pattern VOLATILITY =
            Pattern.compile("\\b(?:IMMUTABLE|STABLE|VOLATILE)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> DISCRIMINATORS = Set.of("type", "dtype", "discriminator", "clazz_");

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ReadRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                rule(
                        "drop-not-null-compat",
                        "the application may read a null it does not expect",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(
                                DropNotNull.class,
                                (drop, scene) -> scene.existed(drop.table())
                                                && !Added.here(scene, drop.table(), drop.column())
                                                && !isNullable(drop.table(), drop.column(), scene)
                                        ? Said.of(
                                                        "column " + drop.table() + "." + drop.column()
                                                                + " may be null from now on: an application that reads it and expects a value fails")
                                                .advice(
                                                        "Release the application that can read a null before the one that writes it.")
                                        : null)),
                rule(
                        "default-change-compat",
                        "who leaves the column out gets another value",
                        COMPATIBILITY,
                        Severity.INFO,
                        when(
                                SetDefault.class,
                                (set, scene) ->
                                        defaulted(set.table(), set.column(), "gets another value from now on", scene)),
                        when(
                                DropDefault.class,
                                (drop, scene) -> defaulted(
                                        drop.table(), drop.column(), "gets null from now on, or fails", scene))),
                rule(
                        "type-change-compat",
                        "the application reads and writes another type",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(AlterColumnType.class, ReadRules::type)),
                postgres(
                        "enum-add-compat",
                        "the application may read a value it does not know",
                        COMPATIBILITY,
                        Severity.INFO,
                        when(
                                AddEnumValue.class,
                                (add, scene) -> scene.schema().madeOther(add.type())
                                        ? null
                                        : Said.of("an application that does not know '" + add.value() + "' of "
                                                        + add.type() + " fails when it reads it")
                                                .advice(
                                                        "Release the application that reads the new value before the one that writes it. A value cannot be taken away again."))),
                postgres(
                        "replace-view-or-function",
                        "the body of a view or routine changes under the application",
                        COMPATIBILITY,
                        Severity.INFO,
                        when(CreateObject.class, ReadRules::replaced),
                        when(DropObject.class, ReadRules::dropped),
                        when(
                                AlterObject.class,
                                (alter, scene) -> BODIES.contains(alter.object())
                                                && VOLATILITY
                                                        .matcher(alter.action())
                                                        .find()
                                                && !scene.schema().madeOther(alter.name())
                                        ? Said.of("another volatility of "
                                                + alter.object().display() + " " + alter.name()
                                                + " changes how often it runs, and indexes over it may be wrong")
                                        : null)),
                rule(
                        "fk-on-delete-cascade",
                        "deleting a parent deletes its children too",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(AddConstraint.class, (add, scene) -> cascades(add.table(), add.constraint(), scene)),
                        when(
                                AddColumn.class,
                                (add, scene) -> add.column().constraints().stream()
                                        .map(constraint -> cascades(add.table(), constraint, scene))
                                        .filter(java.util.Objects::nonNull)
                                        .findFirst()
                                        .orElse(null))),
                rule(
                        "framework-inheritance-column",
                        "a column that frameworks read as the row's class",
                        COMPATIBILITY,
                        Severity.INFO,
                        when(AddColumn.class, ReadRules::discriminator)));
    }

    private static boolean isNullable(TableName table, ColumnName column, Scene scene) {
        return scene.schema().isListed(table)
                && scene.table(table)
                        .flatMap(facts -> facts.column(column))
                        .filter(facts -> facts.nullable())
                        .isPresent();
    }

    private static @Nullable Said defaulted(TableName table, ColumnName column, String what, Scene scene) {
        return scene.existed(table) && !Added.here(scene, table, column)
                ? Said.of("an application that leaves " + table + "." + column + " out of its inserts " + what)
                        .advice("Let the application write the value itself before the default changes.")
                : null;
    }

    private static @Nullable Said type(AlterColumnType alter, Scene scene) {
        if (!scene.existed(alter.table()) || Added.here(scene, alter.table(), alter.column())) {
            return null;
        }
        Said said = Said.of(
                "column " + alter.table() + "." + alter.column() + " is of type " + alter.type()
                        + " from now on: prepared statements, drivers and mappings of the running application expect the old one");
        return scene.dialect().typeChange(alter, scene.schema()) == TypeChange.FREE ? said.as(Severity.INFO) : said;
    }

    private static @Nullable Said replaced(CreateObject create, Scene scene) {
        return create.replaces()
                        && BODIES.contains(create.object())
                        && !scene.schema().madeOther(create.name())
                ? Said.of("if " + create.object().display() + " " + create.name()
                                + " is there already, the running application gets its new body at once")
                        .advice("If the result differs, make it under a new name and let the new application use that.")
                : null;
    }

    private static @Nullable Said dropped(DropObject drop, Scene scene) {
        if (!VIEWS.contains(drop.object()) || scene.schema().madeOther(drop.name()) || !scene.existed(drop.name())) {
            return null;
        }
        boolean again = scene.course()
                .later(CreateObject.class, drop.name())
                .anyMatch(create -> VIEWS.contains(create.object()) && scene.same(create.name(), drop.name()));
        String view = drop.object().display() + " " + drop.name();
        return again
                ? Said.of(view + " is made anew: the running application gets other columns or rows at once, and"
                                + " privileges on it are gone")
                        .advice("If the result differs, make it under a new name and let the new application use that."
                                + " Otherwise grant again what was granted.")
                : Said.of("dropping " + view + " lets fail whatever still reads it, also a running application")
                        .advice("Drop it when no application that reads it runs any more.")
                        .as(Severity.WARNING);
    }

    private static @Nullable Said cascades(TableName table, ConstraintSpec constraint, Scene scene) {
        return constraint instanceof ConstraintSpec.ForeignKey key
                        && key.onDelete() == ConstraintSpec.ForeignKey.OnDelete.CASCADE
                        && scene.existed(table)
                        && !cascaded(Replaced.key(table, key, scene))
                ? Said.of(
                                "deleting a row of " + key.parent() + " deletes its rows of " + table
                                        + " too from now on, also when the running application does not expect it; and each delete takes as long as its children")
                        .advice("Let the application delete the children itself, in bounded steps.")
                : null;
    }

    private static boolean cascaded(ConstraintSpec.@Nullable ForeignKey before) {
        return before != null && before.onDelete() == ConstraintSpec.ForeignKey.OnDelete.CASCADE;
    }

    private static @Nullable Said discriminator(AddColumn add, Scene scene) {
        boolean text = switch (scene.dialect().family(add.column().type())) {
            case TEXT, FIXED_TEXT, INTEGER -> true;
            default -> false;
        };
        return DISCRIMINATORS.contains(add.column().name().value())
                        && text
                        && add.column().defaultValue().kind() == ColumnSpec.DefaultValue.Kind.CONSTANT
                        && scene.existed(add.table())
                ? Said.of("frameworks read a column called " + add.column().name()
                                + " as the class of the row: the running application may make the wrong objects of "
                                + add.table())
                        .advice("Tell the running version to ignore the column first, or give it another name.")
                : null;
    }
}
