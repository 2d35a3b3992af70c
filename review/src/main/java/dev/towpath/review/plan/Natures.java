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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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

    private Natures() {}

    static Footprint footprint(SchemaOperation operation, Understanding.Understood read, SimulatedSchema schema) {
        Nature nature = nature(operation);
        boolean everything = operation instanceof SchemaOperation.Opaque
                || (operation instanceof SchemaOperation.CreateObject create && create.replaces())
                || operation instanceof SchemaOperation.AlterObject
                || operation instanceof SchemaOperation.DropObject;
        SortedSet<TableName> relations = resolved(read, schema);
        if (operation instanceof SchemaOperation.DropIndex drop) {
            // The statement names the index only; what it must not overtake is about the table.
            relations.add(schema.resolve(drop.index()));
            schema.tableOf(drop.index()).ifPresent(relations::add);
        }
        return everything ? Footprint.ofEverything(relations, nature) : Footprint.of(relations, nature);
    }

    static SortedSet<TableName> resolved(Understanding.Understood read, SchemaView schema) {
        SortedSet<TableName> relations = new TreeSet<>();
        read.relations().forEach(relation -> relations.add(schema.resolve(relation)));
        return relations;
    }

    private static Nature nature(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.CreateTable create -> create.copiesRows() ? Nature.OTHER : Nature.EXPANDS;
            case SchemaOperation.AddColumn add -> {
                DefaultValue.Kind kind = add.column().defaultValue().kind();
                boolean plain = kind == DefaultValue.Kind.NONE || kind == DefaultValue.Kind.CONSTANT;
                yield plain && add.column().constraints().isEmpty() ? Nature.EXPANDS : Nature.OTHER;
            }
            case SchemaOperation.CreateObject create ->
                !create.replaces() && INERT_WHEN_NEW.contains(create.object()) ? Nature.EXPANDS : Nature.ADDS_RULE;
            case SchemaOperation.AddEnumValue ignored -> Nature.EXPANDS;
            case SchemaOperation.Describe ignored -> Nature.EXPANDS;
            case SchemaOperation.ChangePrivileges ignored -> Nature.EXPANDS;
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
