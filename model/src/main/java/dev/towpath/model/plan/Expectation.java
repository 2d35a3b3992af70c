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
    String display();

    /** The relations it is about, with their schemas. */
    List<TableName> about();

    record TablePresent(TableName table) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "table " + table + " exists";
        }
    }

    record TableAbsent(TableName table) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "table " + table + " is gone";
        }
    }

    record ColumnPresent(TableName table, ColumnName column) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "column " + table + "." + column + " exists";
        }
    }

    record ColumnAbsent(TableName table, ColumnName column) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "column " + table + "." + column + " is gone";
        }
    }

    record ColumnNotNull(TableName table, ColumnName column) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "column " + table + "." + column + " is not null";
        }
    }

    record IndexValid(TableName table, TableName index) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table, index);
        }

        @Override
        public String display() {
            return "index " + index + " is valid";
        }
    }

    record IndexAbsent(TableName index) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(index);
        }

        @Override
        public String display() {
            return "index " + index + " is gone";
        }
    }

    record ConstraintPresent(TableName table, String constraint) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "constraint " + constraint + " of " + table + " exists";
        }
    }

    record ConstraintValid(TableName table, String constraint) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "constraint " + constraint + " of " + table + " is validated";
        }
    }

    record ColumnNullable(TableName table, ColumnName column) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "column " + table + "." + column + " may be null";
        }
    }

    record ConstraintAbsent(TableName table, String constraint) implements Expectation {
        @Override
        public List<TableName> about() {
            return List.of(table);
        }

        @Override
        public String display() {
            return "constraint " + constraint + " of " + table + " is gone";
        }
    }
}
