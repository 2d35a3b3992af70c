package dev.towpath.review.rule.access;

import static dev.towpath.review.rule.RuleKind.ACCESS;
import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Triggers, row security, privileges, and the rights routines run with. */
public final class AccessRules implements RuleSet {
    /** Who changes more at once generated it. */
    private static final int MOST_LOOKED_AT = 200;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public AccessRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "create-trigger-lock",
                        "a new trigger locks its table against writes",
                        LOCK,
                        Severity.WARNING,
                        when(CreateObject.class, AccessRules::trigger)),
                postgres(
                        "drop-or-toggle-trigger",
                        "a trigger goes, or is switched on or off",
                        LOCK,
                        Severity.WARNING,
                        when(DropObject.class, AccessRules::triggerGone),
                        when(AlterTable.class, AccessRules::triggerToggled)),
                postgres(
                        "rls-change",
                        "other rows become visible, or cease to be",
                        ACCESS,
                        Severity.WARNING,
                        when(AlterTable.class, AccessRules::rowSecurity),
                        when(CreateObject.class, (c, s) -> policy(c.object(), c.on(), "the new policy " + c.name(), s)),
                        when(
                                DropObject.class,
                                (d, s) -> policy(d.object(), d.on(), "the loss of policy " + d.name(), s)),
                        when(
                                AlterObject.class,
                                (a, s) -> policy(a.object(), null, "the changed policy " + a.name(), s))),
                new PrivilegeChange(),
                postgres(
                        "secdef-search-path",
                        "a routine with its owner's rights and the caller's search path",
                        ACCESS,
                        Severity.WARNING,
                        when(CreateObject.class, AccessRules::definer)));
    }

    private static @Nullable Said trigger(CreateObject create, Scene scene) {
        TableName table = create.on();
        return create.object() == ObjectKind.TRIGGER && table != null && scene.existed(table)
                ? Said.of("CREATE TRIGGER holds SHARE ROW EXCLUSIVE on " + table
                        + " until its transaction ends: every write waits, and from then on pays for the trigger")
                : null;
    }

    private static @Nullable Said triggerGone(DropObject drop, Scene scene) {
        TableName table = drop.on();
        return drop.object() == ObjectKind.TRIGGER && table != null && scene.existed(table)
                ? Said.of("DROP TRIGGER holds ACCESS EXCLUSIVE on " + table
                        + ": everybody waits behind it"
                        + (isMadeAnew(drop, table, scene) ? "" : ", and what the trigger did is not done any more"))
                : null;
    }

    private static boolean isMadeAnew(DropObject drop, TableName table, Scene scene) {
        return scene.course()
                .later(CreateObject.class, drop.name())
                .limit(MOST_LOOKED_AT)
                .anyMatch(create -> create.object() == ObjectKind.TRIGGER
                        && create.name().equals(drop.name())
                        && create.on() != null
                        && scene.same(create.on(), table));
    }

    private static @Nullable Said triggerToggled(AlterTable alter, Scene scene) {
        boolean disables = alter.change() == TableChange.DISABLE_TRIGGER;
        if ((!disables && alter.change() != TableChange.ENABLE_TRIGGER) || !scene.existed(alter.table())) {
            return null;
        }
        String action = alter.action().strip().toUpperCase(Locale.ROOT);
        if (disables && action.endsWith(" ALL")) {
            return Said.of("DISABLE TRIGGER ALL switches the foreign keys of " + alter.table()
                            + " off for every session: rows that break them get in and are never found")
                    .advice(
                            "Name the triggers, or write the condition into the trigger's function; for a load, set session_replication_role in that session alone.")
                    .as(Severity.ERROR);
        }
        return Said.of((disables ? "DISABLE" : "ENABLE") + " TRIGGER holds SHARE ROW EXCLUSIVE on " + alter.table()
                        + (disables
                                ? ": writes wait, and the application's writes from then on go past the trigger"
                                : ": writes wait"))
                .advice("For one load, let the trigger's function look at a setting of the session instead.");
    }

    private static @Nullable Said rowSecurity(AlterTable alter, Scene scene) {
        if (alter.change() != TableChange.ROW_SECURITY || !scene.existed(alter.table())) {
            return null;
        }
        String action = alter.action().strip().toUpperCase(Locale.ROOT);
        if (action.startsWith("ENABLE") && !hasPolicy(alter.table(), scene)) {
            return Said.of("from now on nobody but the owner of " + alter.table()
                            + " finds a row in it, unless a policy was there before")
                    .advice("Create the policies first, then enable row security.");
        }
        if (action.startsWith("DISABLE") || action.startsWith("NO FORCE")) {
            return Said.of("the policies of " + alter.table() + " hold back no rows any more from "
                            + (action.startsWith("NO") ? "its owner" : "anybody who may read it"))
                    .advice("Make sure that every role that may read the table may read all of it.");
        }
        return Said.of((action.startsWith("FORCE") ? "its owner, too, is" : "everybody but its owner is")
                        + " held to the policies of " + alter.table()
                        + ": rows the application finds today it may not find any more")
                .advice("Try the application's roles against the policies first, also the ones for writing.");
    }

    private static boolean hasPolicy(TableName table, Scene scene) {
        return scene.course()
                .around(CreateObject.class, table)
                .anyMatch(create ->
                        create.object() == ObjectKind.POLICY && create.on() != null && scene.same(create.on(), table));
    }

    private static @Nullable Said policy(ObjectKind object, @Nullable TableName table, String what, Scene scene) {
        if (object != ObjectKind.POLICY || (table != null && !scene.existed(table))) {
            return null;
        }
        return Said.of(
                        what + (table == null ? "" : " of " + table)
                                + " changes which rows the application sees and may write, and the statement locks everybody out of the table for a moment")
                .advice(
                        "Try it with the application's roles first; where both versions run, each has to get along with it.");
    }

    private static @Nullable Said definer(CreateObject create, Scene scene) {
        boolean mutable =
                create.detail() instanceof ObjectDetail.Routine routine && routine.definer() && !routine.fixesPath();
        boolean setLater = scene.course()
                .later(AlterObject.class, create.name())
                .anyMatch(alter -> scene.same(alter.name(), create.name())
                        && alter.change() == ObjectChange.OTHER
                        && alter.action().toLowerCase(Locale.ROOT).contains("search_path"));
        return mutable && !setLater
                ? Said.of(
                                create.object().display() + " " + create.name()
                                        + " runs with its owner's rights, but looks for names where its caller says: who may create an object can run code as the owner")
                        .advice("Add SET search_path = pg_catalog, and the schemas it needs, to its declaration.")
                : null;
    }
}
