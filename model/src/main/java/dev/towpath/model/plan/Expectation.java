package dev.towpath.model.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;

/** Something the catalog must show after a step; read back, never assumed. Table names carry their schema. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Expectation.TablePresent.class, name = "table-present"),
    @JsonSubTypes.Type(value = Expectation.TableAbsent.class, name = "table-absent"),
    @JsonSubTypes.Type(value = Expectation.ColumnPresent.class, name = "column-present"),
    @JsonSubTypes.Type(value = Expectation.ColumnAbsent.class, name = "column-absent"),
    @JsonSubTypes.Type(value = Expectation.ColumnNotNull.class, name = "column-not-null"),
    @JsonSubTypes.Type(value = Expectation.IndexValid.class, name = "index-valid"),
    @JsonSubTypes.Type(value = Expectation.IndexAbsent.class, name = "index-absent"),
    @JsonSubTypes.Type(value = Expectation.ConstraintPresent.class, name = "constraint-present"),
    @JsonSubTypes.Type(value = Expectation.ConstraintValid.class, name = "constraint-valid"),
    @JsonSubTypes.Type(value = Expectation.ColumnNullable.class, name = "column-nullable"),
    @JsonSubTypes.Type(value = Expectation.ConstraintAbsent.class, name = "constraint-absent")
})
public sealed interface Expectation {
    /** For people: what must hold. */
    default String display() {
        return switch (this) {
            case TablePresent e -> "table " + e.table + " exists";
            case TableAbsent e -> "table " + e.table + " is gone";
            case ColumnPresent e -> "column " + e.table + "." + e.column + " exists";
            case ColumnAbsent e -> "column " + e.table + "." + e.column + " is gone";
            case ColumnNotNull e -> "column " + e.table + "." + e.column + " is not null";
            case ColumnNullable e -> "column " + e.table + "." + e.column + " may be null";
            case IndexValid e -> "index " + e.index + " is valid";
            case IndexAbsent e -> "index " + e.index + " is gone";
            case ConstraintPresent e -> "constraint " + e.constraint + " of " + e.table + " exists";
            case ConstraintValid e -> "constraint " + e.constraint + " of " + e.table + " is validated";
            case ConstraintAbsent e -> "constraint " + e.constraint + " of " + e.table + " is gone";
        };
    }

    /** The relations it is about, with their schemas. */
    default List<TableName> about() {
        return switch (this) {
            case TablePresent e -> List.of(e.table);
            case TableAbsent e -> List.of(e.table);
            case ColumnPresent e -> List.of(e.table);
            case ColumnAbsent e -> List.of(e.table);
            case ColumnNotNull e -> List.of(e.table);
            case ColumnNullable e -> List.of(e.table);
            case IndexValid e -> List.of(e.table, e.index);
            case IndexAbsent e -> List.of(e.index);
            case ConstraintPresent e -> List.of(e.table);
            case ConstraintValid e -> List.of(e.table);
            case ConstraintAbsent e -> List.of(e.table);
        };
    }

    record TablePresent(TableName table) implements Expectation {}

    record TableAbsent(TableName table) implements Expectation {}

    record ColumnPresent(TableName table, ColumnName column) implements Expectation {}

    record ColumnAbsent(TableName table, ColumnName column) implements Expectation {}

    record ColumnNotNull(TableName table, ColumnName column) implements Expectation {}

    record ColumnNullable(TableName table, ColumnName column) implements Expectation {}

    record IndexValid(TableName table, TableName index) implements Expectation {}

    record IndexAbsent(TableName index) implements Expectation {}

    record ConstraintPresent(TableName table, String constraint) implements Expectation {}

    record ConstraintValid(TableName table, String constraint) implements Expectation {}

    record ConstraintAbsent(TableName table, String constraint) implements Expectation {}
}
