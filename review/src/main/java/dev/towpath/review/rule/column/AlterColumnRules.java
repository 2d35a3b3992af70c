package dev.towpath.review.rule.column;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Dialect.TypeChange;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** New types and expressions of columns that are there already. */
public final class AlterColumnRules implements RuleSet {
    private static final int SETS_EXPRESSIONS = 17;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public AlterColumnRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "alter-type-rewrite",
                        "a new type that rewrites the table",
                        LOCK,
                        Severity.WARNING,
                        when(AlterColumnType.class, AlterColumnRules::rewrites)),
                postgres(
                        "alter-type-check-rescan",
                        "a new type that makes checks read all rows",
                        LOCK,
                        Severity.WARNING,
                        when(AlterColumnType.class, AlterColumnRules::rechecks)),
                postgres(
                        "alter-type-index-rebuild",
                        "a new type that builds an index anew",
                        LOCK,
                        Severity.WARNING,
                        when(AlterColumnType.class, AlterColumnRules::reindexes)),
                postgres(
                        "type-change-plus-not-null",
                        "a new type and NOT NULL in one statement",
                        LOCK,
                        Severity.WARNING,
                        when(SetNotNull.class, AlterColumnRules::both)),
                new SetNotNullScan(),
                new SetNotNullSkipsValidate(),
                postgres(
                        "set-generated-expression",
                        "another expression of a stored column",
                        LOCK,
                        Severity.WARNING,
                        when(AlterTable.class, AlterColumnRules::expression)));
    }

    private static @Nullable TypeChange cost(AlterColumnType alter, Scene scene) {
        return scene.existed(alter.table()) ? scene.dialect().typeChange(alter, scene.schema()) : null;
    }

    private static @Nullable Said rewrites(AlterColumnType alter, Scene scene) {
        TypeChange cost = cost(alter, scene);
        if (cost != TypeChange.REWRITES && cost != TypeChange.UNKNOWN) {
            return null;
        }
        String others = scene.strongLocks().stream()
                .skip(1)
                .map(lock -> lock.table().display())
                .collect(Collectors.joining(", "));
        String lock = scene.locks().isEmpty()
                ? ""
                : " under " + scene.locks().getFirst().mode();
        String what = cost == TypeChange.REWRITES
                ? "the new type of " + name(alter) + " writes every row of " + alter.table() + " and its indexes anew"
                : "the new type of " + name(alter) + " may write every row of " + alter.table()
                        + " anew (what type it has now, nobody told)";
        return Said.of(what + lock + ": nobody reads or writes it meanwhile"
                        + (others.isEmpty() ? "" : ", and its foreign keys lock " + others + " too"))
                .advice("Add a column of the new type, keep both in step by a trigger, fill it in chunks, let the"
                        + " application switch, and drop the old one in a later release.");
    }

    private static @Nullable Said rechecks(AlterColumnType alter, Scene scene) {
        return cost(alter, scene) == TypeChange.RECHECKS
                ? Said.of("the type of " + name(alter) + " changes in the catalog only, but a check of the column reads"
                                + " all rows again under ACCESS EXCLUSIVE: nobody reads or writes " + alter.table()
                                + " meanwhile")
                        .advice("Drop the check, change the type, add the check again NOT VALID, and validate it by a"
                                + " statement of its own.")
                : null;
    }

    private static @Nullable Said reindexes(AlterColumnType alter, Scene scene) {
        return cost(alter, scene) == TypeChange.REINDEXES
                ? Said.of("the type of " + name(alter)
                                + " changes without touching the rows, but an index that has it in"
                                + " an expression, under a condition or in another order is built anew under ACCESS"
                                + " EXCLUSIVE: nobody reads or writes " + alter.table() + " meanwhile")
                        .advice("Drop the index CONCURRENTLY, change the type, and build the index CONCURRENTLY again.")
                : null;
    }

    private static @Nullable Said both(SetNotNull set, Scene scene) {
        Optional<ColumnFacts> column = scene.table(set.table()).flatMap(table -> table.column(set.column()));
        boolean already = column.filter(each -> !each.nullable()).isPresent();
        // MySQL's MODIFY repeats NOT NULL of every column that has it.
        boolean told = scene.engine().equals("postgresql") || column.isPresent();
        boolean typed = scene.statement().actions().stream()
                .map(action -> action.operation())
                .anyMatch(other -> other instanceof AlterColumnType alter
                        && scene.same(alter.table(), set.table())
                        && alter.column().equals(set.column()));
        return scene.existed(set.table()) && typed && told && !already
                ? Said.of("one statement changes the type of " + set.table() + "." + set.column()
                                + " and sets it NOT NULL: the search for nulls runs under the lock of the new type,"
                                + " however cheap that is by itself")
                        .advice("Make two statements of it, and let the second follow a validated check.")
                : null;
    }

    private static @Nullable Said expression(AlterTable alter, Scene scene) {
        if (alter.change() != TableChange.SET_EXPRESSION || !scene.existed(alter.table())) {
            return null;
        }
        String column = alter.table() + "." + alter.column();
        if (!scene.version().atLeast(SETS_EXPRESSIONS)) {
            return Said.of("servers before version 17 cannot change the expression of " + column)
                    .advice("Add a new column with the expression instead.")
                    .as(Severity.ERROR);
        }
        boolean rewrites = scene.locks().stream().anyMatch(lock -> lock.duration() == LockImpact.Duration.REWRITE);
        return rewrites && !isVirtual(alter, scene)
                ? Said.of("the new expression of " + column + " is computed for every row, so the whole of "
                                + alter.table() + " is written anew under ACCESS EXCLUSIVE: nobody reads or writes it"
                                + " meanwhile")
                        .advice("Add a new column with the expression, and let the application switch to it.")
                : null;
    }

    private static boolean isVirtual(AlterTable alter, Scene scene) {
        ColumnName name = alter.column();
        return name != null
                && scene.table(alter.table())
                        .flatMap(table -> table.column(name))
                        .filter(column -> column.defaultValue().kind() == Kind.GENERATED_VIRTUAL)
                        .isPresent();
    }

    private static String name(SchemaOperation.AlterColumnType alter) {
        return alter.table() + "." + alter.column();
    }
}
