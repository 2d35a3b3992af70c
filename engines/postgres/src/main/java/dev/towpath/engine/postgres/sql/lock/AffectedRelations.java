package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.postgres.sql.ActionTexts;
import dev.towpath.engine.postgres.sql.Domains;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who plays the roles of a row: by name with the schema, without relations that the plan made itself, for which nobody waits. */
final class AffectedRelations {
    private static final Set<ObjectKind> PARTS_OF_TABLES =
            Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

    private static final Set<Role> MAY_BE_OTHERS = Set.of(Role.TARGET, Role.VIEW_ITSELF, Role.SEQUENCE_ITSELF);

    private AffectedRelations() {}

    static List<TableName> of(Role role, SchemaOperation operation, SchemaView schema) {
        return candidates(role, operation, schema).stream()
                .filter(name -> existed(name, role, schema))
                .map(schema::resolve)
                .distinct()
                .toList();
    }

    private static boolean existed(TableName name, Role role, SchemaView schema) {
        return schema.existing(name).isPresent() || (MAY_BE_OTHERS.contains(role) && schema.otherExisted(name));
    }

    private static Collection<TableName> candidates(Role role, SchemaOperation operation, SchemaView schema) {
        return switch (role) {
            case TARGET, VIEW_ITSELF, SEQUENCE_ITSELF -> one(target(operation, schema));
            case PARTITIONS -> {
                TableName target = target(operation, schema);
                yield target == null ? List.of() : below(target, schema);
            }
            case PARTITION -> one(partition(operation));
            case PARENT_TABLE -> one(parent(operation, schema));
            case DEFAULT_PARTITION -> defaultPartition(operation, schema);
            case FOREIGN_KEY_PARENTS -> KeyEnds.parents(operation, schema);
            case REFERENCING_TABLES -> KeyEnds.referencing(operation, schema);
            case DOMAIN_USERS -> users(operation, schema);
            case PUBLISHED_TABLES ->
                operation instanceof SchemaOperation.AlterObject alter
                        ? ActionTexts.publishedTables(alter.action())
                        : List.of();
            case INDEX_ITSELF, OWN_SEQUENCE -> List.of();
        };
    }

    /** The table, view or sequence an operation is about. */
    static @Nullable TableName target(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.DropIndex drop ->
                schema.ownerOf(drop.index()).map(TableFacts::name).orElse(null);
            case SchemaOperation.Maintenance upkeep ->
                upkeep.table() == null ? reindexed(upkeep, schema) : upkeep.table();
            case SchemaOperation.CreateObject create -> create.on() == null ? create.name() : create.on();
            case SchemaOperation.DropObject drop -> drop.on() == null ? drop.name() : drop.on();
            case SchemaOperation.AlterObject alter ->
                PARTS_OF_TABLES.contains(alter.object()) ? ActionTexts.tableOf(alter.action()) : alter.name();
            case SchemaOperation.Describe describe -> ActionTexts.described(describe.target());
            default -> operation.subject();
        };
    }

    private static @Nullable TableName reindexed(SchemaOperation.Maintenance upkeep, SchemaView schema) {
        TableName index = ActionTexts.reindexedIndex(upkeep.action());
        return index == null
                ? null
                : schema.ownerOf(index).map(TableFacts::name).orElse(null);
    }

    private static @Nullable TableName partition(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.AttachPartition attach -> attach.partition();
            case SchemaOperation.DetachPartition detach -> detach.partition();
            default -> null;
        };
    }

    private static @Nullable TableName parent(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.CreateTable create -> create.partitionOf();
            case SchemaOperation.DropTable drop ->
                schema.existing(drop.table()).map(TableFacts::partitionOf).orElse(null);
            case SchemaOperation.AlterTable alter -> ActionTexts.inheritedTable(alter.action());
            default -> null;
        };
    }

    /** Below the parent the partition joins or leaves. */
    private static List<TableName> defaultPartition(SchemaOperation operation, SchemaView schema) {
        TableName parent = switch (operation) {
            case SchemaOperation.AttachPartition attach -> attach.table();
            case SchemaOperation.DetachPartition detach -> detach.table();
            default -> parent(operation, schema);
        };
        return parent == null
                ? List.of()
                : schema.partitions(parent).stream()
                        .filter(table -> table.partitioning().isDefault())
                        .map(TableFacts::name)
                        .toList();
    }

    /** All partitions below a table. */
    static Collection<TableName> below(TableName table, SchemaView schema) {
        Set<TableName> all = new TreeSet<>();
        below(table, schema, all);
        return all;
    }

    private static void below(TableName table, SchemaView schema, Set<TableName> all) {
        for (TableFacts partition : schema.partitions(table)) {
            // Ends, also where a file makes a table a partition of itself: a name that comes twice is not followed
            // again.
            if (all.add(partition.name())) {
                below(partition.name(), schema, all);
            }
        }
    }

    private static List<TableName> users(SchemaOperation operation, SchemaView schema) {
        TableName type = target(operation, schema);
        return type == null
                ? List.of()
                : Domains.users(type, schema).stream().map(TableFacts::name).toList();
    }

    private static List<TableName> one(@Nullable TableName name) {
        return name == null ? List.of() : List.of(name);
    }
}
