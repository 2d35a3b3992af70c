package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lock each operation, as written, takes on tables that existed before. Sources: the manual, "Explicit Locking" and
 * the page of each command; the modes were also measured on 15 and 18.
 */
final class LockTable {
    private LockTable() {}

    static List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.CreateTable create -> createTable(create, schema);
            case SchemaOperation.DropTable drop ->
                AlterLocks.withParents(
                        drop.table(), schema.existing(drop.table()).map(ForeignKeys::parents), schema);
            case SchemaOperation.RenameTable rename -> Locks.exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.AttachPartition attach -> {
                boolean proven = schema.existing(attach.partition())
                        .filter(table -> PartitionBounds.areProven(table, attach.bound()))
                        .isPresent();
                List<LockImpact> locks = new ArrayList<>(
                        Locks.exclusive(attach.partition(), proven ? Duration.BRIEF : Duration.SCAN, schema));
                locks.addAll(ofDefault(attach.table(), attach.bound(), schema));
                locks.addAll(Locks.online(attach.table(), Duration.BRIEF, schema));
                yield locks;
            }
            case SchemaOperation.DetachPartition detach ->
                detach.concurrently() ? Locks.online(detach.table(), Duration.BRIEF, schema) : detached(detach, schema);
            case SchemaOperation.AlterTable alter -> AlterLocks.ofSetting(alter, schema);
            case SchemaOperation.AddColumn add -> addColumn(add, schema);
            case SchemaOperation.DropColumn drop ->
                AlterLocks.withParents(
                        drop.table(),
                        schema.existing(drop.table()).map(table -> ForeignKeys.parents(table, drop.column())),
                        schema);
            case SchemaOperation.RenameColumn rename -> Locks.exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.AlterColumnType alter -> AlterLocks.typeChange(alter, schema);
            case SchemaOperation.SetNotNull set ->
                Locks.exclusive(set.table(), AlterLocks.setNotNull(set, schema), schema);
            case SchemaOperation.DropNotNull drop -> Locks.exclusive(drop.table(), Duration.BRIEF, schema);
            case SchemaOperation.SetDefault set -> Locks.exclusive(set.table(), Duration.BRIEF, schema);
            case SchemaOperation.DropDefault drop -> Locks.exclusive(drop.table(), Duration.BRIEF, schema);
            case SchemaOperation.CreateIndex create ->
                create.concurrently()
                        ? Locks.online(create.table(), Duration.SCAN, schema)
                        : Locks.lock("SHARE", LockClass.STRONG, create.table(), "writes", Duration.SCAN, schema);
            case SchemaOperation.DropIndex drop ->
                schema.ownerOf(drop.index())
                        .map(owner -> drop.concurrently()
                                ? Locks.online(owner.name(), Duration.BRIEF, schema)
                                : Locks.exclusive(owner.name(), Duration.BRIEF, schema))
                        .orElse(List.of());
            case SchemaOperation.AddConstraint add -> AlterLocks.ofConstraint(add, schema);
            case SchemaOperation.DropConstraint drop ->
                AlterLocks.withParents(
                        drop.table(),
                        schema.existing(drop.table()).map(table -> ForeignKeys.parents(table, drop.constraint())),
                        schema);
            case SchemaOperation.ValidateConstraint validate -> Locks.online(validate.table(), Duration.SCAN, schema);
            case SchemaOperation.RenameConstraint rename -> Locks.exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.CreateObject create -> onTable(create.object(), create.on(), schema);
            case SchemaOperation.DropObject drop ->
                drop.on() == null ? List.of() : Locks.exclusive(drop.on(), Duration.BRIEF, schema);
            case SchemaOperation.TruncateTable truncate -> Locks.exclusive(truncate.table(), Duration.BRIEF, schema);
            case SchemaOperation.InsertRows insert -> Locks.rows(insert.table(), schema);
            case SchemaOperation.InsertQuery insert -> Locks.rows(insert.table(), schema);
            case SchemaOperation.UpdateRows update -> Locks.rows(update.table(), schema);
            case SchemaOperation.DeleteRows delete -> Locks.rows(delete.table(), schema);
            case SchemaOperation.CopyRows copy -> Locks.rows(copy.table(), schema);
            case SchemaOperation.Maintenance maintenance -> UpkeepLocks.of(maintenance, schema);
            case SchemaOperation.AlterObject alter -> domain(alter, schema);
            // MySQL's own.
            case SchemaOperation.RedefineColumn ignored -> List.of();
            case SchemaOperation.ChangePartitions ignored -> List.of();
            case SchemaOperation.AddEnumValue ignored -> List.of();
            case SchemaOperation.Describe ignored -> List.of();
            case SchemaOperation.ChangePrivileges ignored -> List.of();
            case SchemaOperation.SessionSetting ignored -> List.of();
            case SchemaOperation.TransactionControl ignored -> List.of();
            case SchemaOperation.Block block ->
                LockImpact.together(block.does().stream()
                        .flatMap(part -> locks(part.operation(), schema).stream())
                        .toList());
            case SchemaOperation.Opaque ignored -> List.of();
        };
    }

    private static List<LockImpact> createTable(SchemaOperation.CreateTable create, SchemaView schema) {
        List<LockImpact> locks = new ArrayList<>();
        if (create.partitionOf() != null) {
            locks.addAll(Locks.exclusive(create.partitionOf(), Duration.BRIEF, schema));
            locks.addAll(ofDefault(create.partitionOf(), create.partitioning().bound(), schema));
        }
        List<ConstraintSpec> constraints = new ArrayList<>(create.constraints());
        for (ColumnSpec column : create.columns()) {
            constraints.addAll(column.constraints());
        }
        for (ConstraintSpec constraint : constraints) {
            if (constraint instanceof ConstraintSpec.ForeignKey key
                    && !schema.resolve(key.parent()).equals(schema.resolve(create.table()))) {
                locks.addAll(Locks.shareRow(key.parent(), Duration.BRIEF, schema));
            }
        }
        return locks;
    }

    private static List<LockImpact> detached(SchemaOperation.DetachPartition detach, SchemaView schema) {
        List<LockImpact> locks = new ArrayList<>(
                AlterLocks.withParents(detach.table(), Optional.of(List.of(detach.partition())), schema));
        locks.addAll(ofDefault(detach.table(), null, schema));
        return locks;
    }

    /** The default partition may hold rows that now belong elsewhere, so all of it is read. */
    private static List<LockImpact> ofDefault(TableName parent, @Nullable String bound, SchemaView schema) {
        boolean reads = bound != null
                && PartitionBounds.readDefault(parent, bound, schema).isPresent();
        return schema.partitions(parent).stream()
                .filter(each -> each.partitioning().isDefault())
                .flatMap(each -> Locks.exclusive(each.name(), reads ? Duration.SCAN : Duration.BRIEF, schema).stream())
                .toList();
    }

    private static List<LockImpact> addColumn(SchemaOperation.AddColumn add, SchemaView schema) {
        Duration duration = ColumnForms.cost(add, schema);
        List<LockImpact> locks = new ArrayList<>(Locks.exclusive(add.table(), duration, schema));
        for (ConstraintSpec constraint : add.column().constraints()) {
            if (constraint instanceof ConstraintSpec.ForeignKey key) {
                locks.addAll(Locks.shareRow(key.parent(), duration, schema));
            }
        }
        return locks;
    }

    /** Whether stored values are held against a new rule of a domain. */
    static boolean checksDomain(SchemaOperation.AlterObject alter) {
        return alter.object() == ObjectKind.DOMAIN
                && (alter.change() == ObjectChange.ADD_CONSTRAINT || alter.change() == ObjectChange.SET_NOT_NULL);
    }

    private static List<LockImpact> domain(SchemaOperation.AlterObject alter, SchemaView schema) {
        return checksDomain(alter)
                ? Domains.users(alter.name(), schema).stream()
                        .flatMap(table ->
                                Locks.lock("SHARE", LockClass.STRONG, table.name(), "writes", Duration.SCAN, schema)
                                        .stream())
                        .toList()
                : List.of();
    }

    private static List<LockImpact> onTable(ObjectKind kind, @Nullable TableName table, SchemaView schema) {
        if (table == null) {
            return List.of();
        }
        if (kind == ObjectKind.STATISTICS) {
            return Locks.online(table, Duration.BRIEF, schema);
        }
        return kind == ObjectKind.TRIGGER
                ? Locks.shareRow(table, Duration.BRIEF, schema)
                : kind == ObjectKind.RULE || kind == ObjectKind.POLICY
                        ? Locks.exclusive(table, Duration.BRIEF, schema)
                        : List.of();
    }
}
