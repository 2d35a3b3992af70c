package dev.towpath.review.rule.constraint;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Treatment;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constraints that are checked, or whose index is built, while the table is locked. */
public final class ConstraintRules implements RuleSet {
    private static final Pattern CHECK = Pattern.compile("\\bCHECK\\b", Pattern.CASE_INSENSITIVE);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ConstraintRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "add-check-validated",
                        "a check that reads all rows at once",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.Check && works(a, s)
                                        ? Said.of("a check that holds at once reads all rows of " + a.table()
                                                + " under " + mode(s) + ": " + keptOut(s) + " meanwhile")
                                        : null)),
                postgres(
                        "add-unique-builds-index",
                        "a unique constraint that builds its index",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.Unique && works(a, s)
                                        ? Said.of("the index of the unique constraint is built on " + a.table()
                                                + " under " + mode(s) + ": " + keptOut(s) + " meanwhile")
                                        : null)),
                postgres(
                        "add-pk-builds-index",
                        "a primary key that builds its index",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.PrimaryKey key
                                                && key.usingIndex() == null
                                                && works(a, s)
                                        ? Said.of("the index of the primary key is built on " + a.table() + " under "
                                                + mode(s) + ", after a look for nulls: " + keptOut(s) + " meanwhile")
                                        : null)),
                postgres(
                        "pk-using-index-nullable",
                        "a primary key over columns that may be null",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.PrimaryKey key
                                                && key.usingIndex() != null
                                                && works(a, s)
                                        ? Said.of("the columns of index " + key.usingIndex()
                                                + " may be null, so the primary key reads all rows of " + a.table()
                                                + " under " + mode(s) + " to see that none is: " + keptOut(s)
                                                + " meanwhile")
                                        : null)),
                postgres(
                        "add-exclusion",
                        "an exclusion constraint on a table in use",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.Exclusion && works(a, s)
                                        ? Said.of("the exclusion constraint reads " + a.table()
                                                        + " twice and builds its"
                                                        + " index under " + mode(s) + ": " + keptOut(s)
                                                        + " meanwhile, and no form of it lets them")
                                                .advice(
                                                        "Put it on a new table and move the rows there in chunks, or run it in a maintenance window.")
                                        : null)),
                postgres(
                        "alter-constraint-enforced",
                        "a foreign key is switched on or off",
                        LOCK,
                        Severity.WARNING,
                        when(AlterTable.class, ConstraintRules::enforced)),
                postgres(
                        "alter-domain-constraint",
                        "a new rule of a domain in use",
                        LOCK,
                        Severity.WARNING,
                        when(AlterObject.class, ConstraintRules::domain)));
    }

    /** Whether it reads rows or builds an index while the table is locked. */
    private static boolean works(AddConstraint add, Scene scene) {
        return scene.existed(add.table())
                && scene.strongLocks().stream().anyMatch(lock -> lock.duration() != LockImpact.Duration.BRIEF);
    }

    private static String mode(Scene scene) {
        return scene.locks().getFirst().mode();
    }

    private static String keptOut(Scene scene) {
        return switch (scene.locks().getFirst().blocks()) {
            case "writes" -> "nobody writes it";
            default -> "nobody reads or writes it";
        };
    }

    private static @Nullable Said enforced(AlterTable alter, Scene scene) {
        if (!scene.existed(alter.table())) {
            return null;
        }
        String others = scene.strongLocks().stream()
                .skip(1)
                .map(lock -> lock.display())
                .distinct()
                .collect(Collectors.joining(", "));
        String also = others.isEmpty() ? "" : " and " + others;
        return switch (alter.change()) {
            case ENFORCE_CONSTRAINT ->
                Said.of("the foreign key is held against all rows of " + alter.table()
                                + " at once, under ACCESS EXCLUSIVE there" + also + ": nobody reads or writes "
                                + alter.table() + " meanwhile")
                        .advice("Drop it, add it again NOT VALID, and validate it by a statement of its own.");
            case RELEASE_CONSTRAINT ->
                Said.of("switching the foreign key off takes ACCESS EXCLUSIVE on " + alter.table() + also
                        + ", and rows that break it can be written from now on");
            default -> null;
        };
    }

    private static @Nullable Said domain(AlterObject alter, Scene scene) {
        boolean rule = alter.change() == ObjectChange.ADD_CONSTRAINT || alter.change() == ObjectChange.SET_NOT_NULL;
        // The engine knows whether any table of before uses it.
        if (alter.object() != ObjectKind.DOMAIN || !rule || !(scene.treatment() instanceof Treatment.Blocking)) {
            return null;
        }
        String users =
                scene.locks().stream().map(lock -> lock.table().display()).collect(Collectors.joining(", "));
        Said said = Said.of("the new rule of domain " + alter.name() + " is held against all rows of "
                + (users.isEmpty() ? "every table that uses it" : users)
                + " under SHARE: nobody writes there meanwhile");
        return CHECK.matcher(alter.action()).find()
                ? said.advice("Add the rule NOT VALID, and validate it by a statement of its own.")
                        .rewrite("ALTER DOMAIN " + scene.sql(alter.name()) + " " + alter.action() + " NOT VALID")
                : said.advice("There is no NOT VALID form: add CHECK (VALUE IS NOT NULL) NOT VALID to the domain, and"
                        + " validate it by a statement of its own.");
    }
}
