package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
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
        return new Footprint(relations, everything, nature);
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
                !create.replaces() && INERT_WHEN_NEW.contains(create.object()) ? Nature.EXPANDS : Nature.OTHER;
            case SchemaOperation.AddEnumValue ignored -> Nature.EXPANDS;
            case SchemaOperation.Describe ignored -> Nature.EXPANDS;
            case SchemaOperation.ChangePrivileges ignored -> Nature.EXPANDS;
            case SchemaOperation.CreateIndex ignored -> Nature.ADDS_RULE;
            case SchemaOperation.AddConstraint ignored -> Nature.ADDS_RULE;
            case SchemaOperation.SetDefault ignored -> Nature.ADDS_RULE;
            case SchemaOperation.SetNotNull ignored -> Nature.ADDS_RULE;
            default -> Nature.OTHER;
        };
    }
}
