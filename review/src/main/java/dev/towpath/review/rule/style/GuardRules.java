package dev.towpath.review.rule.style;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a file can be run again after half of it went through, and what a guard may hide then. */
public final class GuardRules implements RuleSet {
    private static final Pattern IF_NOT_EXISTS = Pattern.compile("\\bIF\\s+NOT\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);
    /** The objects whose CREATE can be guarded. */
    private static final Set<ObjectKind> GUARDED = Set.of(
            ObjectKind.SCHEMA,
            ObjectKind.SEQUENCE,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.EXTENSION,
            ObjectKind.COLLATION,
            ObjectKind.STATISTICS,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.FOREIGN_SERVER);

    /** The objects that a second CREATE can put in the place of the first. */
    private static final Set<ObjectKind> REPLACED =
            Set.of(ObjectKind.VIEW, ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    private static final Pattern CREATE = Pattern.compile("\\s*CREATE\\b", Pattern.CASE_INSENSITIVE);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public GuardRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                onRequest(rule(
                        "missing-if-exists",
                        "a drop that cannot be repeated",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, GuardRules::drop))),
                onRequest(rule(
                        "missing-if-not-exists",
                        "a creation that cannot be repeated",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, GuardRules::creation))),
                new GuardHidesDrift(),
                new UnknownObject(),
                new TableWithoutPk());
    }

    /** What the grammar of MySQL has a guard for. */
    private static boolean canBeGuarded(SchemaOperation operation, Scene scene) {
        return !scene.engine().equals("mysql")
                || operation instanceof SchemaOperation.CreateTable
                || operation instanceof SchemaOperation.DropTable
                || operation instanceof SchemaOperation.DropObject
                || (operation instanceof SchemaOperation.CreateObject create && create.object() == ObjectKind.SCHEMA);
    }

    private static @Nullable Said drop(SchemaOperation operation, Scene scene) {
        String what = switch (operation) {
            case SchemaOperation.DropTable drop -> unless(drop.ifExists(), "table " + drop.table());
            case SchemaOperation.DropColumn drop ->
                unless(drop.ifExists(), "column " + drop.table() + "." + drop.column());
            case SchemaOperation.DropConstraint drop -> unless(drop.ifExists(), "constraint " + drop.constraint());
            case SchemaOperation.DropIndex drop -> unless(drop.ifExists(), "index " + drop.index());
            case SchemaOperation.DropObject drop ->
                unless(drop.ifExists(), drop.object().display() + " " + drop.name());
            default -> null;
        };
        return what == null || isTakenBack(scene) || !canBeGuarded(operation, scene)
                ? null
                : Said.of("when this file stops half-way and runs again, " + what
                                + " is gone already, and it fails here")
                        .advice("Write IF EXISTS.");
    }

    private static @Nullable String unless(boolean harmless, String what) {
        return harmless ? null : what;
    }

    private static @Nullable Said creation(SchemaOperation operation, Scene scene) {
        if (isTakenBack(scene) || !canBeGuarded(operation, scene)) {
            return null;
        }
        String what = switch (operation) {
            case SchemaOperation.CreateTable create ->
                unless(
                        create.ifNotExists() || create.table().isTemporary() || isQuery(scene),
                        "table " + create.table());
            case SchemaOperation.AddColumn add ->
                unless(
                        add.ifNotExists(),
                        "column " + add.table() + "." + add.column().name());
            case SchemaOperation.CreateIndex create ->
                unless(create.ifNotExists() || create.index() == null, "index " + create.index());
            case SchemaOperation.AddConstraint add ->
                unless(
                        add.constraint().name() == null,
                        "constraint " + add.constraint().name());
            case SchemaOperation.CreateObject create ->
                unless(
                        create.name().isTemporary() || !lacksGuard(create, scene),
                        create.object().display() + " " + create.name());
            default -> null;
        };
        return what == null || isClearedBefore(operation, scene)
                ? null
                : Said.of("when this file stops half-way and runs again, " + what
                                + " is there already, and it fails here")
                        .advice(advice(operation));
    }

    private static String advice(SchemaOperation operation) {
        String guard = "Write IF NOT EXISTS, and make sure that what is there is what you mean.";
        return switch (operation) {
            case SchemaOperation.AddConstraint ignored -> "Drop it IF EXISTS first.";
            case SchemaOperation.CreateIndex create ->
                create.concurrently()
                        ? "Drop it IF EXISTS first: what is there may be an unfinished, INVALID index."
                        : guard;
            case SchemaOperation.CreateObject create ->
                REPLACED.contains(create.object()) ? "Write CREATE OR REPLACE." : guard;
            default -> guard;
        };
    }

    /**
     * When the file fails later on, this did not happen either, so that nothing is in the way of the next run. On MySQL
     * nothing takes it back.
     */
    private static boolean isTakenBack(Scene scene) {
        return !scene.engine().equals("mysql")
                && scene.course().transactions().isCommittedLast(scene.course().statement());
    }

    /** {@code SELECT INTO}, which has no guard. */
    private static boolean isQuery(Scene scene) {
        return !CREATE.matcher(scene.action().sql()).lookingAt();
    }

    private static boolean lacksGuard(SchemaOperation.CreateObject create, Scene scene) {
        return REPLACED.contains(create.object())
                ? !create.replaces()
                : GUARDED.contains(create.object())
                        && !IF_NOT_EXISTS.matcher(scene.action().sql()).find();
    }

    /** Whether the file drops the thing IF EXISTS before it makes it. */
    private static boolean isClearedBefore(SchemaOperation operation, Scene scene) {
        Course course = scene.course();
        return switch (operation) {
            case SchemaOperation.CreateTable create ->
                course.earlier(SchemaOperation.DropTable.class, create.table())
                        .anyMatch(drop -> scene.same(drop.table(), create.table()));
            case SchemaOperation.AddColumn add ->
                course.earlier(SchemaOperation.DropColumn.class, add.table())
                        .anyMatch(drop ->
                                drop.column().equals(add.column().name()) && scene.same(drop.table(), add.table()));
            case SchemaOperation.CreateIndex create -> {
                String index = create.index();
                yield index != null
                        && course.earlier(
                                        SchemaOperation.DropIndex.class,
                                        new TableName(create.table().schema(), index))
                                .anyMatch(drop -> drop.index().name().equals(index));
            }
            case SchemaOperation.AddConstraint add ->
                course.earlier(SchemaOperation.DropConstraint.class, add.table())
                                .anyMatch(drop -> drop.constraint()
                                                .equals(add.constraint().name())
                                        && scene.same(drop.table(), add.table()))
                        && course.earlier(add.table())
                                .map(Timeline.Moment::operation)
                                .map(earlier -> drops(earlier, add.constraint().name()))
                                .filter(Objects::nonNull)
                                .reduce((first, latest) -> latest)
                                .orElse(false);
            case SchemaOperation.CreateObject create ->
                course.earlier(SchemaOperation.DropObject.class, create.name())
                        .anyMatch(drop -> scene.same(drop.name(), create.name()));
            default -> false;
        };
    }

    /** Whether it drops or makes the constraint of this name; null for neither. */
    private static @Nullable Boolean drops(SchemaOperation operation, @Nullable String constraint) {
        return switch (operation) {
            case SchemaOperation.DropConstraint drop -> drop.constraint().equals(constraint) ? true : null;
            case SchemaOperation.AddConstraint add ->
                Objects.equals(add.constraint().name(), constraint) ? false : null;
            default -> null;
        };
    }
}
