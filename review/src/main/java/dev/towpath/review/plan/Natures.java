package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.plan.Footprint.Nature;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells how an operation touches what it touches. When in doubt: in a way that nothing may overtake. */
final class Natures {
    private static final Set<ObjectKind> INERT_WHEN_NEW = Set.of(
            ObjectKind.SCHEMA,
            ObjectKind.SEQUENCE,
            ObjectKind.VIEW,
            ObjectKind.TYPE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.EXTENSION);

    /** Their bodies name tables in a text that is not parsed. */
    private static final Set<ObjectKind> HAS_CODE =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    private Natures() {}

    static Footprint footprint(SchemaOperation operation, Understanding.Understood read, SimulatedSchema schema) {
        Nature nature = nature(operation, read, schema);
        SortedSet<TableName> relations = resolved(read, schema);
        relations.addAll(schema.madeObjectsIn(read.statement().sql()));
        switch (operation) {
            case SchemaOperation.DropIndex drop -> {
                // The statement names the index only; what it must not overtake is about the table.
                relations.add(schema.resolve(drop.index()));
                Optional<TableName> owner =
                        drop.on() == null ? schema.tableOf(drop.index()) : Optional.of(schema.resolve(drop.on()));
                owner.ifPresent(table -> {
                    relations.add(table);
                    relations.addAll(schema.allPartitions(table));
                });
            }
            case SchemaOperation.CreateObject create -> {
                relations.add(schema.resolve(create.name()));
                if (HAS_CODE.contains(create.object())) {
                    relations.addAll(schema.tablesIn(read.statement().sql()));
                }
            }
            default -> {}
        }
        return reachesAnything(operation, nature, read)
                ? Footprint.ofEverything(relations, nature)
                : Footprint.of(relations, nature);
    }

    /** What a block asks for, without what its parts do. The names stand in texts too, so every mention counts. */
    static Footprint block(SchemaOperation.Block block, Understanding.Understood read, SimulatedSchema schema) {
        SortedSet<TableName> mentioned = resolved(read, schema);
        mentioned.addAll(schema.tablesIn(read.statement().sql()));
        mentioned.addAll(schema.madeObjectsIn(read.statement().sql()));
        Footprint footprint = Footprint.of(mentioned, Nature.READS_SCHEMA);
        if (!block.reads().isEmpty()) {
            SortedSet<TableName> rows = new TreeSet<>();
            block.reads().forEach(table -> rows.add(schema.resolve(table)));
            footprint = footprint.and(Footprint.of(rows, Nature.READS_ROWS));
        }
        return footprint;
    }

    /** Whether it may touch more than it names. */
    private static boolean reachesAnything(SchemaOperation operation, Nature nature, Understanding.Understood read) {
        return switch (operation) {
            case SchemaOperation.Opaque ignored -> true;
            case SchemaOperation.AlterObject ignored -> true;
            case SchemaOperation.DropObject ignored -> true;
            case SchemaOperation.CreateObject ignored -> nature == Nature.REPLACES;
            case SchemaOperation.DropTable drop -> drop.cascade();
            case SchemaOperation.DropColumn drop -> drop.cascade();
            case SchemaOperation.DropConstraint drop -> drop.cascade();
            case SchemaOperation.DropIndex drop -> drop.cascade();
            // An index, a function, all tables of a schema: the statement does not say where.
            case SchemaOperation.Describe ignored -> read.relations().isEmpty();
            case SchemaOperation.ChangePrivileges ignored -> read.relations().isEmpty();
            default -> false;
        };
    }

    static SortedSet<TableName> resolved(Understanding.Understood read, SchemaView schema) {
        SortedSet<TableName> relations = new TreeSet<>();
        read.relations().forEach(relation -> relations.add(schema.resolve(relation)));
        return relations;
    }

    private static Nature nature(SchemaOperation operation, Understanding.Understood read, SimulatedSchema schema) {
        return switch (operation) {
            case SchemaOperation.CreateTable create ->
                create.copiesRows()
                        ? Nature.READS_ROWS
                        : isMadeLikeAnother(create, read) ? Nature.READS_SCHEMA : Nature.EXPANDS;
            case SchemaOperation.AddColumn add -> {
                DefaultValue.Kind kind = add.column().defaultValue().kind();
                boolean plain = kind == DefaultValue.Kind.NONE || kind == DefaultValue.Kind.CONSTANT;
                yield plain && add.column().constraints().isEmpty() ? Nature.EXPANDS : Nature.OTHER;
            }
            case SchemaOperation.Maintenance upkeep ->
                upkeep.action().regionMatches(true, 0, "REFRESH", 0, "REFRESH".length())
                        ? Nature.READS_ROWS
                        : Nature.OTHER;
            case SchemaOperation.CreateObject create -> created(create, schema);
            case SchemaOperation.AddEnumValue ignored -> Nature.EXPANDS;
            case SchemaOperation.Describe ignored -> Nature.DESCRIBES;
            case SchemaOperation.ChangePrivileges ignored -> Nature.READS_SCHEMA;
            case SchemaOperation.CreateIndex create -> create.unique() ? Nature.ADDS_KEY : Nature.ADDS_RULE;
            case SchemaOperation.AddConstraint add -> constraint(add);
            case SchemaOperation.SetDefault ignored -> Nature.ADDS_RULE;
            case SchemaOperation.SetNotNull ignored -> Nature.ADDS_RULE;
            case SchemaOperation.InsertRows ignored -> Nature.CHANGES_ROWS;
            case SchemaOperation.InsertQuery ignored -> Nature.CHANGES_ROWS;
            case SchemaOperation.UpdateRows ignored -> Nature.CHANGES_ROWS;
            case SchemaOperation.DeleteRows ignored -> Nature.CHANGES_ROWS;
            case SchemaOperation.CopyRows ignored -> Nature.CHANGES_ROWS;
            default -> Nature.OTHER;
        };
    }

    private static Nature created(SchemaOperation.CreateObject create, SimulatedSchema schema) {
        if (create.object() == ObjectKind.MATERIALIZED_VIEW) {
            return Nature.READS_ROWS;
        }
        if (create.replaces() && schema.isOther(create.name())) {
            return Nature.REPLACES;
        }
        return INERT_WHEN_NEW.contains(create.object()) ? Nature.EXPANDS : Nature.ADDS_RULE;
    }

    /** LIKE and INHERITS take over columns, defaults and rules of tables that are named beside the new one. */
    private static boolean isMadeLikeAnother(SchemaOperation.CreateTable create, Understanding.Understood read) {
        Set<TableName> others = new TreeSet<>(read.relations());
        others.removeIf(name -> name.name().equals(create.table().name()));
        Stream.concat(
                        create.constraints().stream(),
                        create.columns().stream().flatMap(column -> column.constraints().stream()))
                .forEach(constraint -> {
                    if (constraint instanceof ConstraintSpec.ForeignKey key) {
                        others.remove(key.parent());
                    }
                });
        return !others.isEmpty();
    }

    /** USING INDEX renames the index to the constraint, so it is more than an addition. */
    private static Nature constraint(SchemaOperation.AddConstraint add) {
        return switch (add.constraint()) {
            case ConstraintSpec.PrimaryKey key -> key.usingIndex() == null ? Nature.ADDS_KEY : Nature.OTHER;
            case ConstraintSpec.Unique key -> key.usingIndex() == null ? Nature.ADDS_KEY : Nature.OTHER;
            case ConstraintSpec.ForeignKey ignored -> Nature.ADDS_RULE;
            case ConstraintSpec.Check ignored -> Nature.ADDS_RULE;
            case ConstraintSpec.NotNull ignored -> Nature.ADDS_RULE;
            case ConstraintSpec.Exclusion ignored -> Nature.ADDS_RULE;
        };
    }
}
