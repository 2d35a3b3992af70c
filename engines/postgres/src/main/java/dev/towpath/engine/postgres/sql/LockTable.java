package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
                withParents(drop.table(), schema.existing(drop.table()).map(ForeignKeys::parents), schema);
            case SchemaOperation.RenameTable rename -> exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.AttachPartition attach -> {
                List<LockImpact> locks = new ArrayList<>(exclusive(attach.partition(), Duration.SCAN, schema));
                locks.addAll(online(attach.table(), Duration.BRIEF, schema));
                yield locks;
            }
            case SchemaOperation.DetachPartition detach ->
                detach.concurrently()
                        ? online(detach.table(), Duration.BRIEF, schema)
                        : withParents(detach.table(), Optional.of(List.of(detach.partition())), schema);
            case SchemaOperation.AlterTable alter -> alterTable(alter, schema);
            case SchemaOperation.AddColumn add -> addColumn(add, schema);
            case SchemaOperation.DropColumn drop ->
                withParents(
                        drop.table(),
                        schema.existing(drop.table()).map(table -> ForeignKeys.parents(table, drop.column())),
                        schema);
            case SchemaOperation.RenameColumn rename -> exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.AlterColumnType alter -> exclusive(alter.table(), typeChange(alter, schema), schema);
            case SchemaOperation.SetNotNull set -> exclusive(set.table(), Duration.SCAN, schema);
            case SchemaOperation.DropNotNull drop -> exclusive(drop.table(), Duration.BRIEF, schema);
            case SchemaOperation.SetDefault set -> exclusive(set.table(), Duration.BRIEF, schema);
            case SchemaOperation.DropDefault drop -> exclusive(drop.table(), Duration.BRIEF, schema);
            case SchemaOperation.CreateIndex create ->
                create.concurrently()
                        ? online(create.table(), Duration.SCAN, schema)
                        : lock("SHARE", LockClass.STRONG, create.table(), "writes", Duration.SCAN, schema);
            case SchemaOperation.DropIndex drop ->
                schema.ownerOf(drop.index())
                        .map(owner -> drop.concurrently()
                                ? online(owner.name(), Duration.BRIEF, schema)
                                : exclusive(owner.name(), Duration.BRIEF, schema))
                        .orElse(List.of());
            case SchemaOperation.AddConstraint add -> addConstraint(add, schema);
            case SchemaOperation.DropConstraint drop ->
                withParents(
                        drop.table(),
                        schema.existing(drop.table()).map(table -> ForeignKeys.parents(table, drop.constraint())),
                        schema);
            case SchemaOperation.ValidateConstraint validate -> online(validate.table(), Duration.SCAN, schema);
            case SchemaOperation.RenameConstraint rename -> exclusive(rename.table(), Duration.BRIEF, schema);
            case SchemaOperation.CreateObject create -> onTable(create.object(), create.on(), schema);
            case SchemaOperation.DropObject drop ->
                drop.on() == null ? List.of() : exclusive(drop.on(), Duration.BRIEF, schema);
            case SchemaOperation.TruncateTable truncate -> exclusive(truncate.table(), Duration.BRIEF, schema);
            case SchemaOperation.InsertRows insert -> rows(insert.table(), schema);
            case SchemaOperation.InsertQuery insert -> rows(insert.table(), schema);
            case SchemaOperation.UpdateRows update -> rows(update.table(), schema);
            case SchemaOperation.DeleteRows delete -> rows(delete.table(), schema);
            case SchemaOperation.CopyRows copy -> rows(copy.table(), schema);
            case SchemaOperation.Maintenance maintenance -> maintenance(maintenance, schema);
            case SchemaOperation.AlterObject ignored -> List.of();
            case SchemaOperation.AddEnumValue ignored -> List.of();
            case SchemaOperation.Describe ignored -> List.of();
            case SchemaOperation.ChangePrivileges ignored -> List.of();
            case SchemaOperation.SessionSetting ignored -> List.of();
            case SchemaOperation.TransactionControl ignored -> List.of();
            case SchemaOperation.Opaque ignored -> List.of();
        };
    }

    private static List<LockImpact> createTable(SchemaOperation.CreateTable create, SchemaView schema) {
        List<LockImpact> locks = new ArrayList<>();
        if (create.partitionOf() != null) {
            locks.addAll(exclusive(create.partitionOf(), Duration.BRIEF, schema));
        }
        List<ConstraintSpec> constraints = new ArrayList<>(create.constraints());
        for (ColumnSpec column : create.columns()) {
            constraints.addAll(column.constraints());
        }
        for (ConstraintSpec constraint : constraints) {
            if (constraint instanceof ConstraintSpec.ForeignKey key) {
                locks.addAll(shareRow(key.parent(), Duration.BRIEF, schema));
            }
        }
        return locks;
    }

    private static List<LockImpact> addColumn(SchemaOperation.AddColumn add, SchemaView schema) {
        ColumnSpec column = add.column();
        Duration duration = switch (column.defaultValue().kind()) {
            // Nothing can break a foreign key from a column without values.
            case NONE ->
                column.constraints().stream()
                                .allMatch(each -> each instanceof ConstraintSpec.ForeignKey || !each.enforced())
                        ? Duration.BRIEF
                        : Duration.SCAN;
            case CONSTANT, GENERATED_VIRTUAL ->
                column.constraints().stream().noneMatch(ConstraintSpec::enforced) ? Duration.BRIEF : Duration.SCAN;
            case VOLATILE, SEQUENCE, GENERATED_STORED -> Duration.REWRITE;
        };
        List<LockImpact> locks = new ArrayList<>(exclusive(add.table(), duration, schema));
        for (ConstraintSpec constraint : column.constraints()) {
            if (constraint instanceof ConstraintSpec.ForeignKey key) {
                locks.addAll(shareRow(key.parent(), duration, schema));
            }
        }
        return locks;
    }

    private static List<LockImpact> alterTable(SchemaOperation.AlterTable alter, SchemaView schema) {
        return switch (TableSettings.of(alter.action())) {
            case ONLINE -> online(alter.table(), Duration.BRIEF, schema);
            case TRIGGERS -> shareRow(alter.table(), Duration.BRIEF, schema);
            case REWRITE -> exclusive(alter.table(), Duration.REWRITE, schema);
            case ENFORCES -> {
                List<LockImpact> locks = new ArrayList<>(exclusive(alter.table(), Duration.SCAN, schema));
                parentsOfAltered(alter, schema)
                        .forEach(parent -> locks.addAll(shareRow(parent, Duration.SCAN, schema)));
                yield locks;
            }
            case RELEASES -> withParents(alter.table(), Optional.of(parentsOfAltered(alter, schema)), schema);
            case EXCLUSIVE -> exclusive(alter.table(), Duration.BRIEF, schema);
        };
    }

    /** The parent of the foreign key in {@code ALTER CONSTRAINT key …}. */
    private static List<TableName> parentsOfAltered(SchemaOperation.AlterTable alter, SchemaView schema) {
        String constraint =
                PostgresNames.fold(Words.of(alter.action()).all().get(2).text());
        return schema.existing(alter.table())
                .map(table -> ForeignKeys.parents(table, constraint))
                .orElse(List.of());
    }

    /** A foreign key's triggers stand on its parent too, and going they lock everybody out there as well. */
    private static List<LockImpact> withParents(TableName table, Optional<List<TableName>> parents, SchemaView schema) {
        List<LockImpact> locks = new ArrayList<>(exclusive(table, Duration.BRIEF, schema));
        parents.stream()
                .flatMap(List::stream)
                .forEach(parent -> locks.addAll(exclusive(parent, Duration.BRIEF, schema)));
        return locks.stream().distinct().toList();
    }

    private static Duration typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        if (!TypeChanges.isCatalogOnly(alter, schema)) {
            return Duration.REWRITE;
        }
        return TypeChanges.rechecks(alter, schema) ? Duration.SCAN : Duration.BRIEF;
    }

    private static List<LockImpact> addConstraint(SchemaOperation.AddConstraint add, SchemaView schema) {
        Duration scan = add.notValid() ? Duration.BRIEF : Duration.SCAN;
        return switch (add.constraint()) {
            case ConstraintSpec.ForeignKey key -> {
                List<LockImpact> locks = new ArrayList<>(shareRow(add.table(), scan, schema));
                locks.addAll(shareRow(key.parent(), scan, schema));
                yield locks;
            }
            case ConstraintSpec.PrimaryKey key -> exclusive(add.table(), primaryKey(key, add.table(), schema), schema);
            case ConstraintSpec.Unique key -> exclusive(add.table(), built(key.usingIndex() != null), schema);
            case ConstraintSpec.Exclusion ignored -> exclusive(add.table(), Duration.REWRITE, schema);
            case ConstraintSpec.Check ignored -> exclusive(add.table(), scan, schema);
            case ConstraintSpec.NotNull ignored -> exclusive(add.table(), scan, schema);
        };
    }

    /** A key over an index sets the index's columns NOT NULL first, which reads all rows unless they are already. */
    private static Duration primaryKey(ConstraintSpec.PrimaryKey key, TableName table, SchemaView schema) {
        String index = key.usingIndex();
        if (index == null) {
            return Duration.REWRITE;
        }
        boolean scans = schema.existing(table)
                .filter(facts -> !KeyForms.nullable(facts, index).isEmpty())
                .isPresent();
        return scans ? Duration.SCAN : Duration.BRIEF;
    }

    private static Duration built(boolean already) {
        return already ? Duration.BRIEF : Duration.REWRITE;
    }

    private static List<LockImpact> onTable(
            ObjectKind kind, @org.jspecify.annotations.Nullable TableName table, SchemaView schema) {
        if (table == null) {
            return List.of();
        }
        if (kind == ObjectKind.STATISTICS) {
            return online(table, Duration.BRIEF, schema);
        }
        return kind == ObjectKind.TRIGGER
                ? shareRow(table, Duration.BRIEF, schema)
                : kind == ObjectKind.RULE || kind == ObjectKind.POLICY
                        ? exclusive(table, Duration.BRIEF, schema)
                        : List.of();
    }

    private static List<LockImpact> maintenance(SchemaOperation.Maintenance maintenance, SchemaView schema) {
        TableName table = maintenance.table();
        if (table == null) {
            return List.of();
        }
        String action = maintenance.action().toUpperCase(Locale.ROOT);
        if (action.startsWith("LOCK TABLE")) {
            return asked(action, table, schema);
        }
        boolean rewrites = action.contains("FULL") || action.startsWith("CLUSTER");
        return rewrites
                ? exclusive(table, Duration.REWRITE, schema)
                : action.startsWith("REINDEX") && !action.contains("CONCURRENTLY")
                        ? lock("SHARE", LockClass.STRONG, table, "writes", Duration.SCAN, schema)
                        : online(table, Duration.SCAN, schema);
    }

    /** {@code LOCK TABLE … IN mode MODE}; ACCESS EXCLUSIVE when none is named. */
    private static List<LockImpact> asked(String action, TableName table, SchemaView schema) {
        int in = action.indexOf(" IN ");
        String mode = in < 0
                ? "ACCESS EXCLUSIVE"
                : action.substring(in + " IN ".length()).replaceFirst(" MODE\\b.*$", "");
        return switch (mode) {
            // As weak as those of reading.
            case "ACCESS SHARE", "ROW SHARE" -> List.of();
            case "ROW EXCLUSIVE" -> rows(table, schema);
            case "SHARE UPDATE EXCLUSIVE" -> online(table, Duration.BRIEF, schema);
            case "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE" ->
                lock(mode, LockClass.STRONG, table, "writes", Duration.BRIEF, schema);
            default -> exclusive(table, Duration.BRIEF, schema);
        };
    }

    private static List<LockImpact> exclusive(TableName table, Duration duration, SchemaView schema) {
        return lock("ACCESS EXCLUSIVE", LockClass.STRONG, table, "reads and writes", duration, schema);
    }

    private static List<LockImpact> shareRow(TableName table, Duration duration, SchemaView schema) {
        return lock("SHARE ROW EXCLUSIVE", LockClass.STRONG, table, "writes", duration, schema);
    }

    private static List<LockImpact> online(TableName table, Duration duration, SchemaView schema) {
        return lock("SHARE UPDATE EXCLUSIVE", LockClass.ONLINE, table, "other schema changes", duration, schema);
    }

    private static List<LockImpact> rows(TableName table, SchemaView schema) {
        return lock("ROW EXCLUSIVE", LockClass.ROW, table, "writes of the same rows", Duration.SCAN, schema);
    }

    private static List<LockImpact> lock(
            String mode, LockClass lockClass, TableName table, String blocks, Duration duration, SchemaView schema) {
        return schema.existing(table)
                .map(TableFacts::name)
                .map(name -> List.of(new LockImpact(mode, lockClass, name, blocks, duration)))
                .orElse(List.of());
    }
}
