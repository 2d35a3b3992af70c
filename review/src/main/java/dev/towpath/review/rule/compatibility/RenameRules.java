package dev.towpath.review.rule.compatibility;

import static dev.towpath.review.rule.RuleKind.COMPATIBILITY;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.RenameColumn;
import dev.towpath.model.operation.SchemaOperation.RenameConstraint;
import dev.towpath.model.operation.SchemaOperation.RenameTable;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changes a name that the running application knows. */
public final class RenameRules implements RuleSet {
    private static final Set<ObjectChange> RENAMES = Set.of(ObjectChange.RENAME, ObjectChange.SET_SCHEMA);
    /** Only other statements of migrations name them. */
    private static final Set<ObjectKind> UNNAMED = Set.of(
            ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.EVENT_TRIGGER, ObjectKind.STATISTICS);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public RenameRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                rule(
                        "rename-column",
                        "renames a column the application names",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(RenameColumn.class, RenameRules::column),
                        when(
                                AlterObject.class,
                                (a, s) -> a.change() == ObjectChange.RENAME_ATTRIBUTE
                                                && !s.schema().madeOther(a.name())
                                        ? Said.of("a column or attribute of "
                                                + a.object().display() + " " + a.name()
                                                + " gets another name: who uses the old one fails at once")
                                        : null)),
                rule(
                        "rename-table",
                        "renames a table the application names",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(RenameTable.class, RenameRules::table)),
                rule(
                        "rename-schema-object",
                        "renames or moves an object",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(AlterObject.class, RenameRules::object),
                        when(
                                AlterTable.class,
                                (a, s) -> a.change() == TableChange.SET_SCHEMA && s.existed(a.table())
                                        ? Said.of(
                                                "table " + a.table()
                                                        + " moves to another schema: who names its schema, or has another search path, does not find it")
                                        : null),
                        when(
                                RenameConstraint.class,
                                (r, s) -> s.existed(r.table())
                                        ? Said.of(
                                                        "constraint " + r.constraint() + " of " + r.table()
                                                                + " gets another name: ON CONFLICT ON CONSTRAINT, and code that reads the name out of errors, breaks")
                                                .as(Severity.INFO)
                                        : null)),
                postgres(
                        "rename-enum-value",
                        "renames a value of an enumeration",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(
                                AlterObject.class,
                                (a, s) -> a.change() == ObjectChange.RENAME_VALUE
                                                && !s.schema().madeOther(a.name())
                                        ? Said.of(
                                                        "a value of " + a.name()
                                                                + " gets another name: the running application writes the old one, and fails")
                                                .advice(
                                                        "Add the new value, let the application accept both, change the rows, and leave the old value alone.")
                                        : null)),
                new RenameAsDropAdd());
    }

    private static @Nullable Said column(RenameColumn rename, Scene scene) {
        boolean kept = scene.course()
                .later(AddColumn.class, rename.table())
                .anyMatch(add -> scene.same(add.table(), rename.table())
                        && add.column().name().equals(rename.column()));
        return !scene.existed(rename.table()) || kept || Added.here(scene, rename.table(), rename.column())
                ? null
                : Said.of(
                                "column " + rename.table() + "." + rename.column() + " is called " + rename.newName()
                                        + " from one moment to the next: statements of the running application that name it fail at once")
                        .advice("Add " + rename.newName() + ", keep both in step, move the application over, and drop "
                                + rename.column() + " in a later release. Towpath stops before this changeset.");
    }

    private static @Nullable Said table(RenameTable rename, Scene scene) {
        boolean kept = scene.course()
                .later(CreateObject.class, rename.table())
                .anyMatch(create -> create.object() == ObjectKind.VIEW
                        && create.name().name().equals(rename.table().name()));
        TableName now = new TableName(rename.table().schema(), rename.newName());
        return !scene.existed(rename.table()) || kept
                ? null
                : Said.of(
                                "table " + rename.table() + " is called " + rename.newName()
                                        + " from one moment to the next: statements of the running application that name it fail at once")
                        .advice(
                                "In the same transaction, leave an updatable view under the old name for the application that still runs.")
                        .rewrite(
                                Spelling.alter(rename.table(), scene) + "RENAME TO "
                                        + Spelling.newName(rename.table(), rename.newName(), scene),
                                "CREATE VIEW " + scene.sql(rename.table()) + " AS SELECT * FROM " + scene.sql(now));
    }

    private static @Nullable Said object(AlterObject alter, Scene scene) {
        if (!RENAMES.contains(alter.change())
                || UNNAMED.contains(alter.object())
                || scene.schema().madeOther(alter.name())) {
            return null;
        }
        Said said = Said.of(alter.object().display() + " " + alter.name()
                + " gets another name or place: whoever uses the old one fails");
        // Plans and hints know index names, applications hardly ever.
        return alter.object() == ObjectKind.INDEX ? said.as(Severity.INFO) : said;
    }
}
