package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.postgres.sql.Domains;
import dev.towpath.engine.postgres.sql.NotNullForm;
import dev.towpath.engine.postgres.sql.PartitionBounds;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Circumstances that several rows, or long ones, ask for. */
final class Conditions {
    private static final Set<Kind> PER_ROW = Set.of(Kind.VOLATILE, Kind.SEQUENCE, Kind.GENERATED_STORED);

    private Conditions() {}

    static boolean isPartitioned(TableName table, SchemaView schema) {
        return schema.existing(table).filter(TableFacts::partitioned).isPresent();
    }

    static boolean isPartition(TableName table, SchemaView schema) {
        return schema.existing(table).map(TableFacts::partitionOf).isPresent();
    }

    /** A default partition may hold rows that belong to a new partition, unless a CHECK says that it does not. */
    static boolean readsDefault(TableName parent, @Nullable String bound, SchemaView schema) {
        return bound != null
                && PartitionBounds.readDefault(parent, bound, schema).isPresent();
    }

    static boolean isVirtual(AlterTable alter, SchemaView schema) {
        ColumnName column = alter.column();
        return column != null
                && schema.existing(alter.table())
                        .flatMap(table -> table.column(column))
                        .filter(facts -> facts.defaultValue().kind() == Kind.GENERATED_VIRTUAL)
                        .isPresent();
    }

    /** Every row gets a value of its own. */
    static boolean fillsRows(AddColumn add, SchemaView schema) {
        return PER_ROW.contains(add.column().defaultValue().kind());
    }

    static boolean isOfConstrainedDomain(AddColumn add, SchemaView schema) {
        return Domains.isConstrained(add.column().type(), schema);
    }

    /** A column without values cannot break a foreign key; every other rule that is enforced is checked, or built. */
    static boolean checksRows(AddColumn add, SchemaView schema) {
        boolean empty = add.column().defaultValue().kind() == Kind.NONE;
        return add.column().constraints().stream()
                .filter(ConstraintSpec::enforced)
                .anyMatch(each -> !empty || !(each instanceof ConstraintSpec.ForeignKey));
    }

    static boolean cannotBeNull(SetNotNull set, SchemaView schema) {
        return schema.existing(set.table())
                .filter(table -> !NotNullForm.scans(table, set.column(), schema))
                .isPresent();
    }

    static boolean isForeignKey(AddConstraint add, SchemaView schema) {
        return add.constraint() instanceof ConstraintSpec.ForeignKey;
    }

    /** A key over an index sets the index's columns NOT NULL first, which reads all rows unless they are already. */
    static boolean setsNotNull(AddConstraint add, SchemaView schema) {
        return add.constraint() instanceof ConstraintSpec.PrimaryKey key
                && key.usingIndex() != null
                && schema.existing(add.table()).stream()
                        .flatMap(table -> table.indexes().stream()
                                .filter(index -> index.name().equals(key.usingIndex()))
                                .flatMap(index -> index.columns().stream())
                                .flatMap(column -> table.column(column).stream()))
                        .anyMatch(ColumnFacts::nullable);
    }

    static boolean usesIndex(AddConstraint add, SchemaView schema) {
        return switch (add.constraint()) {
            case ConstraintSpec.PrimaryKey key -> key.usingIndex() != null;
            case ConstraintSpec.Unique key -> key.usingIndex() != null;
            default -> false;
        };
    }

    static boolean buildsIndex(AddConstraint add, SchemaView schema) {
        return add.constraint() instanceof ConstraintSpec.PrimaryKey
                || add.constraint() instanceof ConstraintSpec.Unique
                || add.constraint() instanceof ConstraintSpec.Exclusion;
    }
}
