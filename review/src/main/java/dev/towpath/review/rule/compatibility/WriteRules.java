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
import dev.towpath.model.operation.SchemaOperation.CopyRows;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropDefault;
import dev.towpath.model.operation.SchemaOperation.InsertRows;
import dev.towpath.model.operation.SchemaOperation.SetDefault;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes writes of the running application fail. */
public final class WriteRules implements RuleSet {
    private static final Pattern GEOMETRY =
            Pattern.compile("^(?:geom|(?:multi)?(?:point|linestring|polygon))", Pattern.CASE_INSENSITIVE);

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
        if (!column.notNull() || valued) {
            return null;
        }
        if (!scene.existed(add.table())) {
            return isFilledHere(add.table(), scene)
                    ? Said.of("column " + add.table() + "." + column.name()
                                    + " must not be null and has no default: adding it fails, because this file has put"
                                    + " rows into the table already")
                            .advice("Give it a default, or add it before the rows.")
                    : null;
        }
        boolean empty = scene.schema()
                .existing(add.table())
                .filter(table -> table.estimatedRows() == 0)
                .isPresent();
        String name = add.table() + "." + column.name();
        if (scene.engine().equals("mysql")) {
            return requiredOfMySql(add, scene);
        }
        Said said = Said.of(
                        "column " + name
                                + " must not be null and has no default: adding it fails when the table has rows, and inserts of the running application, which do not name it, fail afterwards")
                .advice("Add it with a default, or nullable; fill it; then set it NOT NULL.")
                .rewrite(inSteps(add, scene));
        return empty ? said.as(Severity.WARNING) : said;
    }

    /** The rows that are there get zeros, but for what has none: a strict server refuses a zero date, and a geometry. */
    private static Said requiredOfMySql(AddColumn add, Scene scene) {
        ColumnSpec column = add.column();
        boolean fails = switch (scene.dialect().family(column.type())) {
            case DATE, TIMESTAMP -> true;
            case OTHER -> GEOMETRY.matcher(column.type()).find();
            default -> false;
        };
        Said said = Said.of("column " + add.table() + "." + column.name() + " must not be null and has no default: "
                        + (fails ? "a strict server refuses to add it when the table has rows, and " : "")
                        + "inserts of the running application, which do not name it, fail in strict mode")
                .advice("Add it with a default, or nullable; fill it; then MODIFY it to NOT NULL.")
                .rewrite(inSteps(add, scene));
        return fails ? said : said.as(Severity.WARNING);
    }

    private static String[] inSteps(AddColumn add, Scene scene) {
        ColumnSpec column = add.column();
        String name = Spelling.column(column.name(), scene);
        String alter = Spelling.alter(add.table(), scene);
        return new String[] {
            alter + "ADD COLUMN " + name + " " + column.type(),
            "UPDATE " + scene.sql(add.table()) + " SET " + name + " = … WHERE " + name + " IS NULL",
            alter
                    + (scene.engine().equals("mysql")
                            ? "MODIFY COLUMN " + name + " " + column.type() + " NOT NULL"
                            : "ALTER COLUMN " + name + " SET NOT NULL")
        };
    }

    private static boolean isFilledHere(TableName table, Scene scene) {
        return Stream.of(InsertRows.class, CopyRows.class)
                .flatMap(kind -> scene.course().earlier(kind, table))
                .anyMatch(rows -> scene.same(table, Objects.requireNonNull(rows.subject())));
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
        // Nobody but REFRESH writes a materialized view.
        boolean written = scene.existed(table) && !scene.schema().isOtherThanTable(table);
        if (!written || Added.allHere(scene, table, columns) || isUnique(table, columns, scene)) {
            return null;
        }
        String what = columns.isEmpty() ? "value of that expression" : list(columns, ColumnName::value);
        String key = list(columns, column -> Spelling.column(column, scene));
        Said said = Said.of("two rows of " + table + " may not have the same " + what
                        + " from now on: it fails if such rows are there, and so does an application that writes one")
                .advice("Count the duplicates first, and release the application that writes none.");
        return columns.isEmpty()
                ? said
                : said.rewrite("SELECT " + key + ", count(*) FROM " + scene.sql(table) + " GROUP BY " + key
                        + " HAVING count(*) > 1 LIMIT 10");
    }

    private static String list(List<ColumnName> columns, Function<ColumnName, String> spelt) {
        return columns.stream().map(spelt).collect(Collectors.joining(", "));
    }

    /** Now, or before this changeset took another key of the same columns away. */
    private static boolean isUnique(TableName table, List<ColumnName> columns, Scene scene) {
        return !columns.isEmpty()
                && Stream.concat(scene.table(table).stream(), scene.schema().atBegin(table).stream())
                        .filter(facts -> (!facts.primaryKey().isEmpty() && columns.containsAll(facts.primaryKey()))
                                || facts.indexes().stream().anyMatch(index -> covers(index, columns)))
                        .findAny()
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
                Added.allHere(scene, add.table(), key.columns()) || Replaced.key(add.table(), key, scene) != null
                        ? null
                        : Said.of("rows of " + add.table() + " without a parent in " + key.parent()
                                        + " are refused from now on, and so is deleting a parent that is in use"
                                        + orNot(scene))
                                .advice(
                                        "Release the application that writes parents first and deletes children first.");
            case ConstraintSpec.Check check ->
                Said.of("rows of " + add.table() + " that break CHECK (" + check.expression()
                                + ") are refused from now on" + orNot(scene))
                        .advice("Release the application that writes no such rows first.");
            case ConstraintSpec.Exclusion ignored ->
                Said.of("rows of " + add.table() + " that overlap with others are refused from now on");
            case ConstraintSpec.PrimaryKey ignored -> null;
            case ConstraintSpec.Unique ignored -> null;
            case ConstraintSpec.NotNull ignored -> null;
        };
    }

    private static String orNot(Scene scene) {
        return scene.engine().equals("postgresql") ? " (NOT VALID or not)" : "";
    }
}
