package dev.towpath.review.rule.access;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.TRANSACTION;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AddEnumValue;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enumerations and their values. */
public final class EnumRules implements RuleSet {
    private static final int IN_TRANSACTION_SINCE = 12;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public EnumRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                onRequest(postgres(
                        "enum-created",
                        "a list of values that can only grow",
                        ADVICE,
                        Severity.INFO,
                        when(
                                CreateObject.class,
                                (c, s) -> c.object() == ObjectKind.ENUM
                                        ? Said.of("values of " + c.name()
                                                        + " can be added and renamed, but never taken away")
                                                .advice(
                                                        "A table of values with a foreign key, or a CHECK, can shrink too.")
                                        : null))),
                postgres(
                        "enum-order",
                        "a value without a place",
                        ADVICE,
                        Severity.INFO,
                        when(
                                AddEnumValue.class,
                                (a, s) -> a.placed()
                                        ? null
                                        : Said.of("value '" + a.value() + "' sorts behind all others of " + a.type()
                                                        + ", and its place cannot be changed later")
                                                .advice(
                                                        "Say BEFORE or AFTER which value it belongs, if anything sorts or compares by it."))),
                postgres(
                        "enum-add-in-tx",
                        "a value added inside a transaction on an old server",
                        TRANSACTION,
                        Severity.ERROR,
                        when(AddEnumValue.class, EnumRules::inTransaction)),
                new EnumValueUsed());
    }

    /** An enumeration of the same transaction may grow in it. */
    private static @Nullable Said inTransaction(AddEnumValue add, Scene scene) {
        boolean made = scene.course()
                .inTransaction(CreateObject.class)
                .anyMatch(create -> scene.same(create.name(), add.type()));
        return !scene.version().atLeast(IN_TRANSACTION_SINCE)
                        && scene.course().transaction() != Transactions.NONE
                        && !made
                ? Said.of("before PostgreSQL 12, ALTER TYPE … ADD VALUE fails inside a transaction")
                        .advice("Put it into a file of its own, and tell the tool to run that without a transaction.")
                : null;
    }
}
