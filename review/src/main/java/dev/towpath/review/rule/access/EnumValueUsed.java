package dev.towpath.review.rule.access;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddEnumValue;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The server refuses a new value until the transaction that added it has committed. */
final class EnumValueUsed implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "enum-value-used-same-tx",
            "uses an enumeration's new value before it is committed",
            RuleKind.TRANSACTION,
            Severity.ERROR);
    /** A file with more was generated, and each statement after them asks. */
    private static final int MOST_VALUES = 200;

    private static final Set<ObjectKind> EVALUATED = Set.of(
            ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.POLICY, ObjectKind.DOMAIN, ObjectKind.RULE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!reads(scene.operation())) {
            return;
        }
        scene.course()
                .inTransaction(AddEnumValue.class)
                .limit(MOST_VALUES)
                .filter(add -> isNamed(add, scene) && !isMadeHere(add, scene) && mayBeOf(add.type(), scene))
                .findFirst()
                .ifPresent(add -> say.accept(Said.of(
                                "the server refuses the value '" + add.value() + "' of " + add.type()
                                        + " here (unsafe use of new value): this transaction added it, and has not committed")
                        .advice("Put ADD VALUE into a file before this one. Towpath commits it first.")));
    }

    /** Whether the server looks values up when it runs this; the text of a routine waits until it is called. */
    private static boolean reads(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.InsertRows ignored -> true;
            case SchemaOperation.InsertQuery ignored -> true;
            case SchemaOperation.UpdateRows ignored -> true;
            case SchemaOperation.DeleteRows ignored -> true;
            case SchemaOperation.AddColumn ignored -> true;
            case SchemaOperation.SetDefault ignored -> true;
            case SchemaOperation.AlterColumnType ignored -> true;
            case SchemaOperation.AddConstraint ignored -> true;
            case SchemaOperation.CreateTable ignored -> true;
            case SchemaOperation.CreateIndex ignored -> true;
            case CreateObject create -> EVALUATED.contains(create.object());
            default -> false;
        };
    }

    private static boolean isNamed(AddEnumValue add, Scene scene) {
        return scene.action().sql().contains("'" + add.value().replace("'", "''") + "'");
    }

    /** A type of the same transaction may be used with all its values. */
    private static boolean isMadeHere(AddEnumValue add, Scene scene) {
        return scene.course()
                .inTransaction(CreateObject.class)
                .anyMatch(create -> scene.same(create.name(), add.type()));
    }

    /** A table that is known to have no such column means another value that is spelled the same. */
    private static boolean mayBeOf(TableName type, Scene scene) {
        TableName table = scene.operation().subject();
        if (table == null
                || !scene.schema().isListed(table)
                || namesType(scene.action().sql(), type)) {
            return true;
        }
        return scene.table(table).stream()
                .flatMap(facts -> facts.columns().stream())
                .map(TableFacts.ColumnFacts::type)
                .anyMatch(each -> namesType(each, type));
    }

    private static boolean namesType(String text, TableName type) {
        return text.toLowerCase(Locale.ROOT).contains(type.name().toLowerCase(Locale.ROOT));
    }
}
