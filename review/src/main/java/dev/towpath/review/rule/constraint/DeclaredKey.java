package dev.towpath.review.rule.constraint;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A foreign key that an operation declares.
 *
 * @param table whose rows refer to others
 * @param checked whether rows that are there are checked at once
 */
record DeclaredKey(TableName table, ForeignKey key, boolean checked) {
    /** The foreign keys this operation declares; often none. */
    static List<DeclaredKey> of(SchemaOperation operation) {
        List<DeclaredKey> keys = new ArrayList<>();
        switch (operation) {
            case CreateTable create -> {
                create.columns().forEach(column -> add(keys, create.table(), column.constraints(), true));
                add(keys, create.table(), create.constraints(), true);
            }
            case AddColumn add -> add(keys, add.table(), add.column().constraints(), true);
            case AddConstraint add -> add(keys, add.table(), List.of(add.constraint()), !add.notValid());
            default -> {}
        }
        return keys;
    }

    private static void add(
            List<DeclaredKey> keys, TableName table, List<ConstraintSpec> constraints, boolean checked) {
        for (ConstraintSpec constraint : constraints) {
            if (constraint instanceof ForeignKey key) {
                keys.add(new DeclaredKey(table, key, checked));
            }
        }
    }

    boolean isOfSelf(Scene scene) {
        return scene.same(table, key.parent());
    }

    /** A column of the referring table: as the statement declares it, or as it was made before. */
    Optional<ColumnFacts> column(Scene scene, ColumnName column) {
        return column(scene, table, column);
    }

    /** The columns of the parent it refers to; empty when nobody knows the parent's primary key. */
    List<ColumnName> referenced(Scene scene) {
        return key.referenced().isEmpty() ? primaryKey(scene, key.parent()) : key.referenced();
    }

    /** A column of the parent. */
    Optional<ColumnFacts> parentColumn(Scene scene, ColumnName column) {
        return column(scene, key.parent(), column);
    }

    /** The columns of a table's primary key, also where the present statement makes it. */
    static List<ColumnName> primaryKey(Scene scene, TableName table) {
        return constraintsHere(scene, table)
                .filter(ConstraintSpec.PrimaryKey.class::isInstance)
                .map(each -> ((ConstraintSpec.PrimaryKey) each).columns())
                .findFirst()
                .orElseGet(() -> scene.table(table).map(TableFacts::primaryKey).orElse(List.of()));
    }

    /** The constraints that the present operation declares for this table. */
    static Stream<ConstraintSpec> constraintsHere(Scene scene, TableName table) {
        return switch (scene.operation()) {
            case CreateTable create ->
                Stream.concat(
                                create.constraints().stream(),
                                create.columns().stream().flatMap(each -> each.constraints().stream()))
                        .filter(each -> scene.same(create.table(), table));
            case AddColumn add -> add.column().constraints().stream().filter(each -> scene.same(add.table(), table));
            default -> Stream.empty();
        };
    }

    private static Optional<ColumnFacts> column(Scene scene, TableName table, ColumnName column) {
        Stream<ColumnSpec> here = switch (scene.operation()) {
            case CreateTable create -> create.columns().stream().filter(each -> scene.same(create.table(), table));
            case AddColumn add -> Stream.of(add.column()).filter(each -> scene.same(add.table(), table));
            default -> Stream.empty();
        };
        boolean key = primaryKey(scene, table).contains(column);
        return here.filter(each -> each.name().equals(column))
                .map(each -> new ColumnFacts(each.name(), each.type(), !each.notNull() && !key))
                .findFirst()
                .or(() -> scene.table(table).flatMap(facts -> facts.column(column)));
    }
}
