package dev.towpath.review.rule.constraint;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.TRANSACTION;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.model.operation.SchemaOperation.ValidateConstraint;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code NOT VALID} and {@code VALIDATE} only help apart from each other, and only together. */
public final class ValidationRules implements RuleSet {
    private static final String APART =
            "Validate in a transaction of its own, after the one that added the constraint has committed.";

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ValidationRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "not-valid-validate-same-tx",
                        "NOT VALID and VALIDATE in one transaction",
                        TRANSACTION,
                        Severity.WARNING,
                        when(
                                ValidateConstraint.class,
                                (v, s) -> existed(v, s) && addedHere(v, s)
                                        ? Said.of("constraint " + v.constraint() + " of " + v.table()
                                                        + " is validated in the transaction that added it, so the strong"
                                                        + " lock of the one is held through the scan of the other: NOT"
                                                        + " VALID gains nothing")
                                                .advice(APART)
                                        : null)),
                postgres(
                        "validate-while-lock-held",
                        "VALIDATE in a transaction that locks somebody out",
                        TRANSACTION,
                        Severity.WARNING,
                        when(ValidateConstraint.class, ValidationRules::whileHeld)),
                postgres(
                        "not-valid-left-behind",
                        "NOT VALID without a VALIDATE",
                        ADVICE,
                        Severity.INFO,
                        when(AddConstraint.class, ValidationRules::leftBehind)));
    }

    private static boolean existed(ValidateConstraint validate, Scene scene) {
        return scene.existed(validate.table());
    }

    private static boolean addedHere(ValidateConstraint validate, Scene scene) {
        return scene.course()
                .heldTogether(AddConstraint.class, validate.table())
                .anyMatch(add -> add.notValid()
                        && scene.same(add.table(), validate.table())
                        && (add.constraint().name() == null
                                || validate.constraint().equals(add.constraint().name())));
    }

    private static @Nullable Said whileHeld(ValidateConstraint validate, Scene scene) {
        if (!existed(validate, scene) || addedHere(validate, scene)) {
            return null;
        }
        String held = scene.course().held().tables().stream()
                .limit(5)
                .flatMap(table -> scene.course().held().on(table).stream())
                .map(LockImpact::display)
                .collect(Collectors.joining(", "));
        return held.isEmpty()
                ? null
                : Said.of("the transaction still holds " + held + " while constraint " + validate.constraint()
                                + " is validated: it keeps the application waiting as long as reading all rows of "
                                + validate.table() + " takes")
                        .advice("Validate in a transaction of its own.");
    }

    private static @Nullable Said leftBehind(AddConstraint add, Scene scene) {
        ConstraintSpec constraint = add.constraint();
        boolean late = add.notValid() && constraint.enforced() && scene.existed(add.table());
        if (!late
                || scene.course()
                        .laterAnywhere(SchemaOperation.class, add.table())
                        .anyMatch(later -> settles(later, add, scene))) {
            return null;
        }
        String name = constraint.name();
        Said said = Said.of("no later file validates the constraint " + (name == null ? "" : name + " ") + "of "
                        + add.table() + ": old rows may break it for ever, and the planner does not use it")
                .advice("Validate it in a later migration, once the old rows are in order.");
        return name == null
                ? said
                : said.rewrite(Spelling.alter(add.table(), scene) + "VALIDATE CONSTRAINT "
                        + scene.dialect().quote(name));
    }

    /** Whether a later operation validates the constraint, or takes it away. */
    private static boolean settles(SchemaOperation later, AddConstraint add, Scene scene) {
        String name = add.constraint().name();
        return switch (later) {
            case ValidateConstraint validate ->
                scene.same(validate.table(), add.table()) && (name == null || name.equals(validate.constraint()));
            case DropConstraint drop ->
                scene.same(drop.table(), add.table()) && drop.constraint().equals(name);
            case SetNotNull set ->
                scene.same(set.table(), add.table())
                        && add.constraint() instanceof ConstraintSpec.NotNull notNull
                        && notNull.column().equals(set.column());
            case SchemaOperation.DropTable drop -> scene.same(drop.table(), add.table());
            default -> false;
        };
    }
}
