package dev.towpath.review.rule.table;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.AttachPartition;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DetachPartition;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits while a table gains or loses a partition. */
public final class PartitionRules implements RuleSet {
    private static final int DETACH_CONCURRENTLY_SINCE = 14;
    private static final int WEAK_ATTACH_SINCE = 12;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public PartitionRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "attach-partition-scan",
                        "attaches a table whose rows are all read",
                        LOCK,
                        Severity.WARNING,
                        when(AttachPartition.class, PartitionRules::attached)),
                postgres(
                        "attach-default-partition-scan",
                        "a new partition makes the server read the default one",
                        LOCK,
                        Severity.WARNING,
                        when(AttachPartition.class, (a, s) -> besideDefault(a.table(), a.partition(), a.bound(), s)),
                        when(
                                CreateTable.class,
                                (c, s) -> c.partitionOf() == null
                                        ? null
                                        : besideDefault(
                                                c.partitionOf(),
                                                c.table(),
                                                c.partitioning().bound(),
                                                s))),
                postgres(
                        "detach-blocking",
                        "detaches a partition under ACCESS EXCLUSIVE",
                        LOCK,
                        Severity.WARNING,
                        when(DetachPartition.class, PartitionRules::detached)),
                postgres(
                        "create-partition-locks-parent",
                        "creates a partition while its parent is locked",
                        LOCK,
                        Severity.WARNING,
                        when(CreateTable.class, PartitionRules::created)),
                new PartitionMismatch());
    }

    private static @Nullable Said attached(AttachPartition attach, Scene scene) {
        if (!reads(attach.partition(), scene) || scene.isSmall(attach.partition())) {
            return null;
        }
        Said said = Said.of("ATTACH PARTITION reads all rows of " + attach.partition()
                + " under ACCESS EXCLUSIVE to see that they fit: nobody reads or writes it until that is done");
        String condition = condition(attach.table(), attach.bound(), scene);
        if (condition == null) {
            return said.advice(
                    "Add a CHECK of the bounds (with IS NOT NULL) NOT VALID, validate it, attach, and drop the CHECK.");
        }
        String table = scene.sql(attach.partition());
        String check = scene.dialect().quote(attach.partition().name() + "_bounds");
        return said.advice("A validated CHECK of the same bounds makes the scan needless.")
                .rewrite(
                        "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK (" + condition + ") NOT VALID",
                        "ALTER TABLE " + table + " VALIDATE CONSTRAINT " + check,
                        scene.action().sql().strip(),
                        "ALTER TABLE " + table + " DROP CONSTRAINT " + check);
    }

    /** Whether the action reads all rows of a table under its lock. */
    private static boolean reads(TableName table, Scene scene) {
        TableName name = scene.schema().resolve(table);
        return scene.locks().stream()
                .anyMatch(lock -> lock.table().equals(name) && lock.duration() == LockImpact.Duration.SCAN);
    }

    private static @Nullable String condition(TableName parent, String bound, Scene scene) {
        Bound parsed = Bound.of(bound);
        return parsed == null
                ? null
                : scene.table(parent)
                        .map(table -> parsed.condition(table.partitioning().key()))
                        .orElse(null);
    }

    private static Optional<TableFacts> defaultOf(TableName parent, Scene scene) {
        return scene.schema().partitions(parent).stream()
                .filter(each -> each.partitioning().isDefault())
                .findFirst();
    }

    private static @Nullable Said besideDefault(
            TableName parent, TableName partition, @Nullable String bound, Scene scene) {
        TableName name = defaultOf(parent, scene).map(TableFacts::name).orElse(null);
        if (name == null || bound == null || !reads(name, scene) || scene.isSmall(name)) {
            return null;
        }
        Said said = Said.of("the default partition " + name + " may hold rows that belong to " + partition
                        + ", so all of it is read under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile")
                .about(name);
        String condition = condition(parent, bound, scene);
        if (condition == null) {
            return said.advice(
                    "Add a CHECK to the default partition that excludes the new bounds, NOT VALID, and validate it first.");
        }
        String table = scene.sql(name);
        String check = scene.dialect().quote("not_" + partition.name());
        return said.advice("A validated CHECK that excludes the new bounds makes the scan needless.")
                .rewrite(
                        "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK (NOT (" + condition
                                + ")) NOT VALID",
                        "ALTER TABLE " + table + " VALIDATE CONSTRAINT " + check,
                        scene.action().sql().strip(),
                        "ALTER TABLE " + table + " DROP CONSTRAINT " + check);
    }

    private static @Nullable Said detached(DetachPartition detach, Scene scene) {
        boolean finalizes = scene.action().sql().toUpperCase(Locale.ROOT).contains("FINALIZE");
        if (detach.concurrently() || finalizes || !scene.existed(detach.table())) {
            return null;
        }
        Optional<TableFacts> rest = defaultOf(detach.table(), scene);
        Said said = Said.of("DETACH PARTITION holds ACCESS EXCLUSIVE on all of " + detach.table() + " and on "
                + detach.partition()
                + rest.map(each -> " and on " + each.name()).orElse("")
                + ": everybody queues behind it");
        if (rest.isPresent() || !scene.version().atLeast(DETACH_CONCURRENTLY_SINCE)) {
            return said.advice(
                    rest.isPresent()
                            ? "Beside a default partition the server cannot do it CONCURRENTLY: set a short lock_timeout and try again until it gets through."
                            : "Set a short lock_timeout and try again until it gets through; since 14 there is DETACH PARTITION CONCURRENTLY.");
        }
        return said.advice("Detach it CONCURRENTLY, outside a transaction; after an interruption, FINALIZE.")
                .rewrite("ALTER TABLE " + scene.sql(detach.table()) + " DETACH PARTITION "
                        + scene.sql(detach.partition()) + " CONCURRENTLY");
    }

    private static @Nullable Said created(CreateTable create, Scene scene) {
        TableName parent = create.partitionOf();
        String bound = create.partitioning().bound();
        if (parent == null
                || bound == null
                || !scene.existed(parent)
                || !scene.version().atLeast(WEAK_ATTACH_SINCE)) {
            return null;
        }
        return Said.of("CREATE TABLE … PARTITION OF holds ACCESS EXCLUSIVE on " + parent
                        + " until its transaction ends: everybody waits, and it waits for everybody")
                .advice(
                        "Create the table by itself and attach it: ATTACH PARTITION lets readers and writers of the parent go on.")
                .rewrite(
                        "CREATE TABLE " + scene.sql(create.table()) + " (LIKE " + scene.sql(parent)
                                + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS)",
                        "ALTER TABLE " + scene.sql(parent) + " ATTACH PARTITION " + scene.sql(create.table()) + " "
                                + bound)
                .as(Severity.WARNING)
                .about(parent);
    }
}
