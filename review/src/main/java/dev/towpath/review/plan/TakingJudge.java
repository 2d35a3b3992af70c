package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides whether dropping or renaming a view, type, schema or the like takes away something that was there before the
 * plan.
 */
final class TakingJudge {
    /** What an application reaches by name, or would miss. */
    private static final Set<ObjectKind> USED_BY_APPLICATIONS = Set.of(
            ObjectKind.SCHEMA,
            ObjectKind.SEQUENCE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.TYPE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.EXTENSION,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.DATABASE);
    /** Made again they are not what they were: the next value, the rows, the data. */
    private static final Set<ObjectKind> HOLD_STATE =
            Set.of(ObjectKind.SEQUENCE, ObjectKind.FOREIGN_TABLE, ObjectKind.DATABASE);

    /** Ends a name; constraints have none that an application uses. */
    private static final Set<ObjectChange> RENAMES = EnumSet.of(
            ObjectChange.RENAME,
            ObjectChange.RENAME_VALUE,
            ObjectChange.RENAME_ATTRIBUTE,
            ObjectChange.SET_SCHEMA,
            ObjectChange.DROP_ATTRIBUTE);

    private final SimulatedSchema schema;

    TakingJudge(SimulatedSchema schema) {
        this.schema = schema;
    }

    /** @param recreated objects that the same changeset makes again */
    Verdict judge(SchemaOperation.DropObject drop, Set<TableName> recreated) {
        if (!USED_BY_APPLICATIONS.contains(drop.object()) || !existed(drop.object(), drop.name())) {
            return new Verdict.AsWritten();
        }
        // A cascade takes along what nobody makes again.
        boolean replaced = recreated.contains(schema.resolve(drop.name()))
                && !drop.cascade()
                && !HOLD_STATE.contains(drop.object());
        return replaced
                ? new Verdict.AsWritten()
                : new Verdict.Contract("drops " + drop.object().display() + " " + drop.name()
                        + (drop.cascade() ? " and all that depends on it" : ""));
    }

    Verdict judge(SchemaOperation.AlterObject alter) {
        return USED_BY_APPLICATIONS.contains(alter.object())
                        && RENAMES.contains(alter.change())
                        && existed(alter.object(), alter.name())
                ? new Verdict.Contract(
                        "changes " + alter.object().display() + " " + alter.name() + ": " + alter.action())
                : new Verdict.AsWritten();
    }

    private boolean existed(ObjectKind object, TableName name) {
        return switch (object) {
            case SCHEMA -> schema.schemaHeld(name.name()) && !schema.madeOther(name);
            // The facts do not list them.
            case EXTENSION, DATABASE -> !schema.beganEmpty() && !schema.madeOther(name);
            default -> schema.otherExisted(name);
        };
    }
}
