package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.postgres.sql.ActionTexts;
import dev.towpath.engine.postgres.sql.ForeignKeys;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The other ends of the foreign keys an operation touches, with their partitions: on both sides triggers come and go. */
final class KeyEnds {
    private KeyEnds() {}

    static Collection<TableName> parents(SchemaOperation operation, SchemaView schema) {
        List<TableName> direct = switch (operation) {
            case SchemaOperation.CreateTable create -> created(create, schema);
            case SchemaOperation.AddColumn add ->
                named(add.column().constraints().stream()).toList();
            case SchemaOperation.AddConstraint add ->
                named(Stream.of(add.constraint())).toList();
            case SchemaOperation.DropTable drop -> of(drop.table(), schema, table -> own(table, schema));
            case SchemaOperation.DropColumn drop ->
                of(drop.table(), schema, table -> ForeignKeys.parents(table, drop.column()));
            case SchemaOperation.AlterColumnType alter ->
                of(alter.table(), schema, table -> ForeignKeys.parents(table, alter.column()));
            case SchemaOperation.DropConstraint drop ->
                of(drop.table(), schema, table -> ForeignKeys.parents(table, drop.constraint()));
            case SchemaOperation.ValidateConstraint validate ->
                of(validate.table(), schema, table -> ForeignKeys.parents(table, validate.constraint()));
            case SchemaOperation.AlterTable alter -> {
                String constraint = ActionTexts.alteredConstraint(alter.action());
                yield of(alter.table(), schema, table -> ForeignKeys.parents(table, constraint));
            }
            default -> {
                TableName target = AffectedRelations.target(operation, schema);
                yield target == null ? List.of() : of(target, schema, ForeignKeys::parents);
            }
        };
        return withPartitions(direct, schema);
    }

    /** The tables whose foreign keys refer to what the operation changes; for TRUNCATE also what refers to those. */
    static Collection<TableName> referencing(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.AlterColumnType alter ->
                withPartitions(to(alter.table(), Set.of(alter.column()), schema), schema);
            case SchemaOperation.DropColumn drop ->
                withPartitions(to(drop.table(), Set.of(drop.column()), schema), schema);
            case SchemaOperation.DropConstraint drop -> {
                Set<ColumnName> key = keyColumns(drop, schema);
                yield key.isEmpty() ? List.of() : withPartitions(to(drop.table(), key, schema), schema);
            }
            default -> {
                TableName target = AffectedRelations.target(operation, schema);
                Set<TableName> found = new TreeSet<>();
                if (target != null) {
                    follow(schema.resolve(target), operation instanceof SchemaOperation.TruncateTable, found, schema);
                }
                yield withPartitions(found, schema);
            }
        };
    }

    private static void follow(TableName table, boolean further, Set<TableName> found, SchemaView schema) {
        for (TableName each : to(table, Set.of(), schema)) {
            // Ends because each table is followed once.
            if (found.add(each) && further) {
                follow(each, true, found, schema);
            }
        }
    }

    /** Tables with a foreign key to these columns; to any when none are named. */
    private static List<TableName> to(TableName table, Set<ColumnName> columns, SchemaView schema) {
        TableName wanted = schema.resolve(table);
        List<ColumnName> primary =
                schema.existing(table).map(TableFacts::primaryKey).orElse(List.of());
        return schema.mayReferTo(wanted).stream()
                .filter(each -> each.constraints().stream()
                        .anyMatch(constraint -> constraint.spec() instanceof ConstraintSpec.ForeignKey key
                                && schema.resolve(key.parent()).equals(wanted)
                                && meets(key.referenced().isEmpty() ? primary : key.referenced(), columns)))
                .map(TableFacts::name)
                .filter(name -> !name.equals(wanted))
                .sorted()
                .toList();
    }

    private static boolean meets(List<ColumnName> referenced, Set<ColumnName> columns) {
        return columns.isEmpty() || referenced.stream().anyMatch(columns::contains);
    }

    /** Empty when the constraint is no key, so that nothing can refer to it. */
    private static Set<ColumnName> keyColumns(SchemaOperation.DropConstraint drop, SchemaView schema) {
        Set<ColumnName> columns = new TreeSet<>();
        schema.existing(drop.table())
                .ifPresent(table -> table.indexes().stream()
                        .filter(index -> index.constraint() && index.name().equals(drop.constraint()))
                        .forEach(index -> columns.addAll(index.columns())));
        return columns;
    }

    /** A key that a partition has from its parent stays there, and with it what stands on the other side. */
    private static List<TableName> own(TableFacts table, SchemaView schema) {
        List<TableName> parents = new ArrayList<>(ForeignKeys.parents(table));
        TableName whole = table.partitionOf();
        if (whole != null) {
            parents.removeAll(of(whole, schema, ForeignKeys::parents));
        }
        return parents;
    }

    /** Those it declares, and as a partition those of its parent, whose keys it gets; nobody waits for itself. */
    private static List<TableName> created(SchemaOperation.CreateTable create, SchemaView schema) {
        Stream<TableName> declared = named(Stream.concat(
                create.constraints().stream(),
                create.columns().stream().map(ColumnSpec::constraints).flatMap(List::stream)));
        TableName whole = create.partitionOf();
        List<TableName> inherited = whole == null ? List.of() : of(whole, schema, ForeignKeys::parents);
        TableName itself = schema.resolve(create.table());
        return Stream.concat(declared, inherited.stream())
                .filter(parent -> !schema.resolve(parent).equals(itself))
                .toList();
    }

    private static Stream<TableName> named(Stream<ConstraintSpec> constraints) {
        return constraints
                .filter(ConstraintSpec.ForeignKey.class::isInstance)
                .map(ConstraintSpec.ForeignKey.class::cast)
                .map(ConstraintSpec.ForeignKey::parent);
    }

    private static List<TableName> of(
            TableName table, SchemaView schema, Function<TableFacts, List<TableName>> parents) {
        return schema.existing(table).map(parents).orElse(List.of());
    }

    private static Collection<TableName> withPartitions(Collection<TableName> tables, SchemaView schema) {
        return tables.stream()
                .flatMap(table -> Stream.concat(Stream.of(table), AffectedRelations.below(table, schema).stream()))
                .distinct()
                .toList();
    }
}
