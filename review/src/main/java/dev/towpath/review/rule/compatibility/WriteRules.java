package dev.towpath.review.rule.compatibility;

import static dev.towpath.review.rule.RuleKind.COMPATIBILITY;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropDefault;
import dev.towpath.model.operation.SchemaOperation.SetDefault;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes writes of the running application fail. */
public final class WriteRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public WriteRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                rule(
                        "add-required-column",
                        "adds a column that every row must have, and gives it no value",
                        COMPATIBILITY,
                        Severity.ERROR,
                        when(AddColumn.class, WriteRules::required)),
                rule(
                        "default-dropped-after-add",
                        "takes the default of a new column away again",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(DropDefault.class, WriteRules::dropped)),
                rule(
                        "set-not-null-compat",
                        "the application may still write null",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(SetNotNull.class, (set, scene) -> notNull(set.table(), set.column(), scene)),
                        when(
                                AddConstraint.class,
                                (add, scene) -> add.constraint() instanceof ConstraintSpec.NotNull constraint
                                        ? notNull(add.table(), constraint.column(), scene)
                                        : null)),
                rule(
                        "new-unique-compat",
                        "the application may write duplicates",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(
                                CreateIndex.class,
                                (create, scene) ->
                                        create.unique() ? unique(create.table(), create.columns(), scene) : null),
                        when(AddConstraint.class, WriteRules::unique)),
                rule(
                        "new-check-or-fk-compat",
                        "the application may write rows that a new rule refuses",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(AddConstraint.class, WriteRules::checked),
                        when(
                                AlterObject.class,
                                (alter, scene) -> alter.object() == ObjectKind.DOMAIN
                                                && (alter.change() == ObjectChange.ADD_CONSTRAINT
                                                        || alter.change() == ObjectChange.ADD_CONSTRAINT_NOT_VALID
                                                        || alter.change() == ObjectChange.SET_NOT_NULL)
                                                && !scene.schema().madeOther(alter.name())
                                        ? Said.of("from now on values that break the new rule of domain " + alter.name()
                                                + " are refused, in every column of that domain")
                                        : null)));
    }

    private static @Nullable Said required(AddColumn add, Scene scene) {
        ColumnSpec column = add.column();
        boolean valued = column.defaultValue().kind() != ColumnSpec.DefaultValue.Kind.NONE
                || column.attributes().containsKey("auto_increment");
        if (!column.notNull() || valued || !scene.existed(add.table())) {
            return null;
        }
        boolean empty = scene.schema()
                .existing(add.table())
                .filter(table -> table.estimatedRows() == 0)
                .isPresent();
        String name = add.table() + "." + column.name();
        Said said = Said.of(
                        "column " + name
                                + " must not be null and has no default: adding it fails when the table has rows, and inserts of the running application, which do not name it, fail afterwards")
                .advice("Add it with a default, or nullable; fill it; then set it NOT NULL.")
                .rewrite(
                        "ALTER TABLE " + add.table() + " ADD COLUMN " + column.name() + " " + column.type(),
                        "UPDATE " + add.table() + " SET " + column.name() + " = … WHERE " + column.name() + " IS NULL",
                        "ALTER TABLE " + add.table() + " ALTER COLUMN " + column.name() + " SET NOT NULL");
        return empty ? said.as(Severity.WARNING) : said;
    }

    private static @Nullable Said dropped(DropDefault drop, Scene scene) {
        boolean required = scene.course()
                .earlier(AddColumn.class, drop.table())
                .anyMatch(add -> scene.same(add.table(), drop.table())
                        && add.column().name().equals(drop.column())
                        && add.column().notNull());
        boolean givenAgain = scene.course()
                .later(SetDefault.class, drop.table())
                .anyMatch(set ->
                        scene.same(set.table(), drop.table()) && set.column().equals(drop.column()));
        return required && !givenAgain && scene.existed(drop.table())
                ? Said.of(
                                "column " + drop.table() + "." + drop.column()
                                        + " loses the default it was added with: inserts of the running application, which do not name it, fail")
                        .advice("Keep the default in the database until no application of the version before runs.")
                : null;
    }

    private static @Nullable Said notNull(TableName table, ColumnName column, Scene scene) {
        if (!scene.existed(table) || Added.here(scene, table, column)) {
            return null;
        }
        boolean already = scene.table(table)
                .flatMap(facts -> facts.column(column))
                .filter(facts -> !facts.nullable())
                .isPresent();
        return already
                ? null
                : Said.of("column " + table + "." + column
                                + " takes no null from now on: if the running application still writes one, that fails")
                        .advice("Release the application that always writes it first, or give the column a default.");
    }

    private static @Nullable Said unique(AddConstraint add, Scene scene) {
        return switch (add.constraint()) {
            case ConstraintSpec.Unique key ->
                key.usingIndex() == null ? unique(add.table(), key.columns(), scene) : null;
            case ConstraintSpec.PrimaryKey key ->
                key.usingIndex() == null ? unique(add.table(), key.columns(), scene) : null;
            case ConstraintSpec.ForeignKey ignored -> null;
            case ConstraintSpec.Check ignored -> null;
            case ConstraintSpec.NotNull ignored -> null;
            case ConstraintSpec.Exclusion ignored -> null;
        };
    }

    private static @Nullable Said unique(TableName table, List<ColumnName> columns, Scene scene) {
        if (!scene.existed(table) || Added.allHere(scene, table, columns) || isUnique(table, columns, scene)) {
            return null;
        }
        String what = columns.isEmpty()
                ? "that expression"
                : String.join(", ", columns.stream().map(ColumnName::value).toList());
        Said said = Said.of("two rows of " + table + " may not have the same " + what
                        + " from now on: it fails if such rows are there, and so does an application that writes one")
                .advice("Count the duplicates first, and release the application that writes none.");
        return columns.isEmpty()
                ? said
                : said.rewrite("SELECT " + what + ", count(*) FROM " + table + " GROUP BY " + what
                        + " HAVING count(*) > 1 LIMIT 10");
    }

    private static boolean isUnique(TableName table, List<ColumnName> columns, Scene scene) {
        return !columns.isEmpty()
                && scene.table(table)
                        .filter(facts -> (!facts.primaryKey().isEmpty() && columns.containsAll(facts.primaryKey()))
                                || facts.indexes().stream().anyMatch(index -> covers(index, columns)))
                        .isPresent();
    }

    private static boolean covers(TableFacts.IndexFacts index, List<ColumnName> columns) {
        return index.unique()
                && index.text().isEmpty()
                && !index.columns().isEmpty()
                && columns.containsAll(index.columns());
    }

    private static @Nullable Said checked(AddConstraint add, Scene scene) {
        if (!scene.existed(add.table()) || !add.constraint().enforced()) {
            return null;
        }
        return switch (add.constraint()) {
            case ConstraintSpec.ForeignKey key ->
                Added.allHere(scene, add.table(), key.columns())
                        ? null
                        : Said.of(
                                        "rows of " + add.table() + " without a parent in " + key.parent()
                                                + " are refused from now on, and so is deleting a parent that is in use (NOT VALID or not)")
                                .advice(
                                        "Release the application that writes parents first and deletes children first.");
            case ConstraintSpec.Check check ->
                Said.of("rows of " + add.table() + " that break CHECK (" + check.expression()
                                + ") are refused from now on (NOT VALID or not)")
                        .advice("Release the application that writes no such rows first.");
            case ConstraintSpec.Exclusion ignored ->
                Said.of("rows of " + add.table() + " that overlap with others are refused from now on");
            case ConstraintSpec.PrimaryKey ignored -> null;
            case ConstraintSpec.Unique ignored -> null;
            case ConstraintSpec.NotNull ignored -> null;
        };
    }
}
