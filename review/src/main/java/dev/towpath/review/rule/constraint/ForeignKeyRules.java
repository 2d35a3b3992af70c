package dev.towpath.review.rule.constraint;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.info;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropColumn;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.DropTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What foreign keys lock, and what they ask of the tables at both ends. */
public final class ForeignKeyRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ForeignKeyRules() {}

    /** A rule about each foreign key an operation declares; null for nothing. */
    private record OfKeys(RuleInfo info, BiFunction<DeclaredKey, Scene, @Nullable Said> says) implements Rule {
        @Override
        public void check(Scene scene, Consumer<Said> say) {
            for (DeclaredKey key : DeclaredKey.of(scene.operation())) {
                Said said = says.apply(key, scene);
                if (said != null) {
                    say.accept(said);
                }
            }
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "add-fk-validated",
                        "a foreign key that checks all rows at once",
                        LOCK,
                        Severity.WARNING,
                        when(AddConstraint.class, ForeignKeyRules::validated)),
                postgres(
                        "fk-in-create-table-locks-parent",
                        "a new table that locks the parents of its foreign keys",
                        LOCK,
                        Severity.INFO,
                        when(CreateTable.class, (create, scene) -> ofNewTable(scene)),
                        when(
                                AddConstraint.class,
                                (add, scene) -> scene.existed(add.table()) ? null : ofNewTable(scene)),
                        when(AddColumn.class, (add, scene) -> scene.existed(add.table()) ? null : ofNewTable(scene))),
                new ManyForeignKeyParents(),
                postgres(
                        "drop-fk-locks-parent",
                        "a dropped foreign key locks its parent",
                        LOCK,
                        Severity.WARNING,
                        when(
                                DropConstraint.class,
                                (d, s) -> dropped(d.table(), "dropping foreign key " + d.constraint(), s)),
                        when(
                                DropColumn.class,
                                (d, s) -> dropped(
                                        d.table(),
                                        "dropping column " + d.table() + "." + d.column() + " with its foreign key",
                                        s)),
                        when(
                                DropTable.class,
                                (d, s) -> dropped(
                                        d.table(), "dropping table " + d.table() + " with its foreign keys", s))),
                new ForeignKeyWithoutIndex(),
                new ForeignKeyTypeMismatch(),
                new ForeignKeyParentInvalid(),
                onRequest(new OfKeys(
                        info("fk-forbidden", "a foreign key", ADVICE, Severity.WARNING),
                        (key, scene) -> Said.of("a foreign key ties writes and locks of " + key.table() + " to "
                                        + key.key().parent())
                                .advice("Where your rules forbid foreign keys, let the application check, and compare"
                                        + " both tables from time to time."))),
                new OfKeys(
                        dev.towpath.review.rule.Rules.postgres(
                                "nullable-composite-fk", "a foreign key that nulls escape", ADVICE, Severity.INFO),
                        ForeignKeyRules::escapable));
    }

    private static @Nullable Said validated(AddConstraint add, Scene scene) {
        boolean key = add.constraint() instanceof dev.towpath.model.operation.ConstraintSpec.ForeignKey;
        boolean scans = scene.strongLocks().stream().anyMatch(lock -> lock.duration() != LockImpact.Duration.BRIEF);
        if (!key || !scans || !scene.existed(add.table())) {
            return null;
        }
        String tables =
                scene.locks().stream().map(LockImpact::display).distinct().collect(Collectors.joining(" and "));
        return Said.of("a foreign key that is checked at once reads all rows of " + add.table() + " under " + tables
                + ": nobody writes there meanwhile");
    }

    private static @Nullable Said ofNewTable(Scene scene) {
        List<String> parents = scene.strongLocks().stream()
                .filter(lock -> !lock.mode().startsWith("ACCESS"))
                .map(lock -> lock.table().display())
                .distinct()
                .toList();
        if (parents.isEmpty()) {
            return null;
        }
        boolean long_ = SameTransaction.worksOnRowsLater(scene);
        Said said = Said.of("the foreign keys of the new table lock " + String.join(", ", parents)
                        + " SHARE ROW EXCLUSIVE until the transaction ends: nobody writes there"
                        + (long_ ? ", and later statements of the transaction work on rows" : "")
                        + ", and who does now keeps the new table waiting")
                .advice("Where the parent is busy, create the table without the foreign key, and add that by a short"
                        + " transaction of its own.");
        return long_ ? said.as(Severity.WARNING) : said;
    }

    private static @Nullable Said dropped(TableName table, String what, Scene scene) {
        String parents = scene.strongLocks().stream()
                .map(LockImpact::table)
                .filter(locked -> !scene.same(locked, table))
                .filter(locked -> !isParentOfPartition(table, locked, scene))
                .map(TableName::display)
                .distinct()
                .collect(Collectors.joining(", "));
        return parents.isEmpty() || !scene.existed(table)
                ? null
                : Said.of(what + " locks " + parents + " ACCESS EXCLUSIVE too: nobody reads or writes there until the"
                                + " transaction ends")
                        .advice("Drop the foreign key first, alone in its transaction, with a short lock_timeout.");
    }

    private static boolean isParentOfPartition(TableName table, TableName locked, Scene scene) {
        return scene.table(table)
                .filter(facts -> locked.equals(facts.partitionOf()))
                .isPresent();
    }

    private static @Nullable Said escapable(DeclaredKey declared, Scene scene) {
        List<ColumnName> nullable = declared.key().columns().stream()
                .filter(column -> declared.column(scene, column)
                        .filter(ColumnFacts::nullable)
                        .isPresent())
                .toList();
        boolean all = nullable.size() == declared.key().columns().size();
        return declared.key().columns().size() < 2 || declared.key().matchFull() || nullable.isEmpty()
                ? null
                : Said.of("rows of " + declared.table() + " with null in "
                                + nullable.stream().map(ColumnName::value).collect(Collectors.joining(" or "))
                                + " are not held to the foreign key to "
                                + declared.key().parent()
                                + (all ? "" : ", whatever the other columns say"))
                        .advice("Set the columns NOT NULL, or declare the key MATCH FULL: all null, or none.");
    }
}
