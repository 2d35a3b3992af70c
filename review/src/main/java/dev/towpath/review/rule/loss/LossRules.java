package dev.towpath.review.rule.loss;

import static dev.towpath.review.rule.RuleKind.LOSS;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.PartitionChange;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.ChangePartitions;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DeleteRows;
import dev.towpath.model.operation.SchemaOperation.DropColumn;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import dev.towpath.model.operation.SchemaOperation.DropTable;
import dev.towpath.model.operation.SchemaOperation.TruncateTable;
import dev.towpath.model.operation.SchemaOperation.UpdateRows;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What takes data, or a guarantee about it, away. */
public final class LossRules implements RuleSet {
    private static final Set<ObjectKind> TYPES =
            Set.of(ObjectKind.TYPE, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.EXTENSION, ObjectKind.COLLATION);
    private static final Set<ObjectKind> ROUTINES =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE, ObjectKind.OPERATOR);
    private static final String TOMBSTONE = "_deprecated_";

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public LossRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                rule(
                        "drop-table",
                        "drops a table with all its rows",
                        LOSS,
                        Severity.WARNING,
                        when(DropTable.class, LossRules::table)),
                postgres(
                        "drop-cascade",
                        "drops whatever depends on it too",
                        LOSS,
                        Severity.WARNING,
                        when(
                                DropTable.class,
                                (d, s) -> cascade(d.cascade() && s.existed(d.table()), "table " + d.table())),
                        when(
                                DropObject.class,
                                (d, s) -> cascade(
                                        d.cascade() && existed(d, s), d.object().display() + " " + d.name())),
                        when(
                                DropColumn.class,
                                (d, s) -> cascade(
                                        d.cascade() && s.existed(d.table()), "column " + d.table() + "." + d.column())),
                        when(
                                DropConstraint.class,
                                (d, s) -> cascade(d.cascade() && s.existed(d.table()), "constraint " + d.constraint())),
                        when(
                                DropIndex.class,
                                (d, s) -> cascade(
                                        d.cascade()
                                                && s.schema().ownerOf(d.index()).isPresent(),
                                        "index " + d.index()))),
                rule(
                        "drop-column",
                        "drops a column with its values",
                        LOSS,
                        Severity.WARNING,
                        when(DropColumn.class, LossRules::column)),
                new DropColumnSilentConstraint(),
                rule(
                        "drop-schema",
                        "drops a schema with everything in it",
                        LOSS,
                        Severity.WARNING,
                        when(DropObject.class, (d, s) -> container(d, s, ObjectKind.SCHEMA))),
                rule(
                        "drop-database",
                        "drops a whole database",
                        LOSS,
                        Severity.WARNING,
                        when(DropObject.class, (d, s) -> container(d, s, ObjectKind.DATABASE))),
                rule(
                        "truncate",
                        "deletes all rows of a table at once",
                        LOSS,
                        Severity.WARNING,
                        when(
                                TruncateTable.class,
                                (t, s) -> s.existed(t.table())
                                        ? Said.of(
                                                "TRUNCATE deletes all rows of " + t.table()
                                                        + (s.engine().equals("mysql")
                                                                ? " and commits at once: nothing rolls it back"
                                                                : " under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile, and old snapshots find it empty"))
                                        : null)),
                postgres(
                        "truncate-cascade",
                        "empties every table that refers to it",
                        LOSS,
                        Severity.WARNING,
                        when(
                                TruncateTable.class,
                                (t, s) -> t.cascade() && s.existed(t.table())
                                        ? Said.of("TRUNCATE … CASCADE also empties every table with a foreign key to "
                                                        + t.table() + ", and every table that refers to those")
                                                .advice("Name the tables that are meant.")
                                        : null)),
                rule(
                        "drop-partition",
                        "drops a partition with its rows",
                        LOSS,
                        Severity.WARNING,
                        when(DropTable.class, LossRules::partition),
                        when(ChangePartitions.class, LossRules::partitions)),
                new DropConstraintRule(),
                new DropConstraintDropsIndex(),
                postgres(
                        "drop-sequence-identity-expression",
                        "forgets how values are made",
                        LOSS,
                        Severity.WARNING,
                        when(
                                DropObject.class,
                                (d, s) -> d.object() == ObjectKind.SEQUENCE && existed(d, s)
                                        ? Said.of("dropping sequence " + d.name()
                                                + " forgets its last value, and whatever draws from it fails")
                                        : null),
                        when(AlterTable.class, LossRules::generator)),
                postgres(
                        "drop-type-domain-extension",
                        "drops a type or extension that others rest on",
                        LOSS,
                        Severity.WARNING,
                        when(
                                DropObject.class,
                                (d, s) -> TYPES.contains(d.object()) && existed(d, s)
                                        ? Said.of(
                                                "dropping " + d.object().display() + " " + d.name()
                                                        + " fails while a column or function uses it, and with CASCADE takes those along")
                                        : null),
                        when(
                                AlterObject.class,
                                (a, s) -> a.object() == ObjectKind.EXTENSION
                                                && (a.change() == ObjectChange.UPDATE
                                                        || a.action()
                                                                .toUpperCase(Locale.ROOT)
                                                                .startsWith("DROP "))
                                                && !s.schema().madeOther(a.name())
                                        ? Said.of(
                                                "extension " + a.name()
                                                        + " changes what it offers: functions and types of other versions may behave differently or be gone")
                                        : null)),
                postgres(
                        "drop-routine-in-use",
                        "drops a routine that others may call",
                        LOSS,
                        Severity.WARNING,
                        when(DropObject.class, LossRules::routine)),
                rule(
                        "lossy-type-change",
                        "values may not fit the new type",
                        LOSS,
                        Severity.WARNING,
                        when(AlterColumnType.class, LossRules::narrowed)),
                rule(
                        "dml-without-where",
                        "changes or deletes every row",
                        LOSS,
                        Severity.WARNING,
                        when(
                                UpdateRows.class,
                                (u, s) -> u.everyRow() && s.existed(u.table())
                                        ? Said.of("this UPDATE has no condition: it changes every row of " + u.table())
                                                .advice(
                                                        "If that is meant, add a condition that names the rows still to change, so that it can be repeated.")
                                        : null),
                        when(
                                DeleteRows.class,
                                (d, s) -> d.everyRow() && s.existed(d.table())
                                        ? Said.of("this DELETE has no condition: it deletes every row of " + d.table())
                                                .advice(
                                                        "If that is meant, say so in a condition, or delete in key ranges.")
                                        : null)),
                new ForceRecreate(),
                onRequest(rule(
                        "drop-needs-tombstone-name",
                        "drops a table that was not retired first",
                        LOSS,
                        Severity.WARNING,
                        when(
                                DropTable.class,
                                (d, s) -> s.existed(d.table())
                                                && !d.table().name().startsWith(TOMBSTONE)
                                                && !s.schema().madeOther(d.table())
                                        ? Said.of("table " + d.table()
                                                        + " is dropped without a waiting time under another name")
                                                .advice("Rename it to " + TOMBSTONE
                                                        + d.table().name()
                                                        + " first, and drop that in a later migration.")
                                        : null))));
    }

    private static @Nullable Said table(DropTable drop, Scene scene) {
        if (!scene.existed(drop.table())) {
            return null;
        }
        boolean recreated = scene.course()
                .later(CreateTable.class, drop.table())
                .anyMatch(create -> scene.same(create.table(), drop.table()));
        String others = scene.locks().size() > 1
                ? ", and locks what hangs on it (" + others(scene) + ") against everybody"
                : "";
        return Said.of("dropping table " + drop.table() + " deletes its rows for good"
                + (recreated ? ", though the file makes a new one" : "")
                + ", and an application that still reads it fails" + others);
    }

    /** Parents of its foreign keys, partitions, the partitioned table it belongs to. */
    private static String others(Scene scene) {
        return String.join(
                ", ",
                scene.locks().stream()
                        .skip(1)
                        .map(lock -> lock.table().display())
                        .toList());
    }

    private static @Nullable Said column(DropColumn drop, Scene scene) {
        boolean there = !scene.schema().isListed(drop.table())
                || scene.table(drop.table())
                        .flatMap(table -> table.column(drop.column()))
                        .isPresent();
        return there && scene.existed(drop.table())
                ? Said.of("dropping column " + drop.table() + "." + drop.column()
                        + " deletes its values for good, and an application that still names it fails")
                : null;
    }

    private static @Nullable Said cascade(boolean applies, String what) {
        return applies
                ? Said.of("CASCADE drops everything that depends on " + what
                                + " as well: views, foreign keys, columns that nobody listed")
                        .advice("Drop the dependent objects by name first, so that a reviewer sees them.")
                : null;
    }

    private static @Nullable Said container(DropObject drop, Scene scene, ObjectKind kind) {
        return drop.object() == kind
                        && (kind == ObjectKind.DATABASE
                                || scene.schema().schemaHeld(drop.name().name()))
                        && !scene.schema().madeOther(drop.name())
                ? Said.of("dropping " + kind.display() + " " + drop.name() + " deletes everything in it")
                        .advice("That is no migration: keep it in a runbook, and do it by hand with a backup at hand.")
                : null;
    }

    private static @Nullable Said partition(DropTable drop, Scene scene) {
        TableFacts facts = scene.table(drop.table()).orElse(null);
        TableName parent = facts == null ? null : facts.partitionOf();
        return parent == null || !scene.existed(drop.table())
                ? null
                : Said.of("dropping partition " + drop.table() + " deletes its rows and locks all of " + parent
                                + " against everybody")
                        .rewrite(
                                Spelling.alter(parent, scene) + "DETACH PARTITION " + scene.sql(drop.table())
                                        + " CONCURRENTLY",
                                "DROP TABLE " + scene.sql(drop.table()));
    }

    private static @Nullable Said partitions(ChangePartitions change, Scene scene) {
        boolean drops = change.change() == PartitionChange.DROP;
        if ((!drops && change.change() != PartitionChange.TRUNCATE) || !scene.existed(change.table())) {
            return null;
        }
        String which = change.partitions().isEmpty()
                ? "all partitions"
                : (change.partitions().size() == 1 ? "partition " : "partitions ")
                        + String.join(", ", change.partitions());
        return Said.of((drops ? "dropping " : "truncating ") + which + " of " + change.table()
                        + " deletes the rows there for good, at once and without a condition to check them by")
                .advice("EXCHANGE each with an empty table first, and drop that one when nobody missed its rows.");
    }

    private static @Nullable Said generator(AlterTable alter, Scene scene) {
        if (!scene.existed(alter.table())) {
            return null;
        }
        return switch (alter.change()) {
            case DROP_IDENTITY ->
                Said.of("without its identity, column " + alter.table() + "." + alter.column()
                        + " gets no value any more, and the counter is forgotten");
            case DROP_EXPRESSION ->
                Said.of(
                        "column " + alter.table() + "." + alter.column()
                                + " is not computed any more: rows written from now on hold null unless the application fills it");
            default -> null;
        };
    }

    private static @Nullable Said routine(DropObject drop, Scene scene) {
        return ROUTINES.contains(drop.object()) && existed(drop, scene)
                ? Said.of("whatever still calls " + drop.object().display() + " " + drop.name()
                        + " (applications, triggers, other functions) fails when it runs, not now")
                : null;
    }

    private static @Nullable Said narrowed(AlterColumnType alter, Scene scene) {
        return scene.schema()
                .existing(alter.table())
                .flatMap(table -> table.column(alter.column()))
                .filter(column -> scene.dialect().narrows(column.type(), alter.type()))
                .map(
                        column -> Said.of("values of " + alter.table() + "." + alter.column() + " may not fit: "
                                        + column.type() + " becomes " + alter.type()
                                        + ", which fails half-way or cuts what is too long or too precise")
                                .advice(
                                        "Count the rows that do not fit first; or add a column of the new type, fill it, and compare."))
                .orElse(null);
    }

    static boolean existed(DropObject drop, Scene scene) {
        return drop.object() == ObjectKind.SCHEMA
                ? scene.schema().schemaHeld(drop.name().name())
                        && !scene.schema().madeOther(drop.name())
                : !scene.schema().madeOther(drop.name());
    }
}
