package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalog shows once an operation has run as written, as far as its text tells. */
final class CatalogEffects {
    private CatalogEffects() {}

    static List<Expectation> of(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.CreateTable create ->
                List.of(new Expectation.TablePresent(schema.resolve(create.table())));
            case SchemaOperation.DropTable drop -> List.of(new Expectation.TableAbsent(schema.resolve(drop.table())));
            case SchemaOperation.RenameTable rename -> {
                TableName from = schema.resolve(rename.table());
                yield List.of(
                        new Expectation.TableAbsent(from),
                        new Expectation.TablePresent(new TableName(from.schema(), rename.newName())));
            }
            case SchemaOperation.AddColumn add ->
                List.of(new Expectation.ColumnPresent(
                        schema.resolve(add.table()), add.column().name()));
            case SchemaOperation.DropColumn drop ->
                List.of(new Expectation.ColumnAbsent(schema.resolve(drop.table()), drop.column()));
            case SchemaOperation.RenameColumn rename ->
                List.of(
                        new Expectation.ColumnAbsent(schema.resolve(rename.table()), rename.column()),
                        new Expectation.ColumnPresent(schema.resolve(rename.table()), rename.newName()));
            case SchemaOperation.SetNotNull set ->
                List.of(new Expectation.ColumnNotNull(schema.resolve(set.table()), set.column()));
            case SchemaOperation.DropNotNull drop ->
                List.of(new Expectation.ColumnNullable(schema.resolve(drop.table()), drop.column()));
            case SchemaOperation.DropConstraint drop ->
                List.of(new Expectation.ConstraintAbsent(schema.resolve(drop.table()), drop.constraint()));
            case SchemaOperation.RenameConstraint rename ->
                List.of(
                        new Expectation.ConstraintAbsent(schema.resolve(rename.table()), rename.constraint()),
                        new Expectation.ConstraintPresent(schema.resolve(rename.table()), rename.newName()));
            case SchemaOperation.DropIndex drop -> List.of(new Expectation.IndexAbsent(schema.resolve(drop.index())));
            case SchemaOperation.CreateIndex create -> index(create, schema);
            case SchemaOperation.AddConstraint add -> constraint(add, schema);
            default -> List.of();
        };
    }

    private static List<Expectation> index(SchemaOperation.CreateIndex create, SchemaView schema) {
        // ON ONLY stays invalid until every partition's index is attached.
        if (create.index() == null || create.only()) {
            return List.of();
        }
        TableName table = schema.resolve(create.table());
        TableName index = new TableName(table.schema(), create.index());
        // IF NOT EXISTS leaves whatever has the name, valid or not.
        return create.ifNotExists() && schema.relationTaken(index)
                ? List.of()
                : List.of(new Expectation.IndexValid(table, index));
    }

    private static List<Expectation> constraint(SchemaOperation.AddConstraint add, SchemaView schema) {
        TableName table = schema.resolve(add.table());
        String index = usedIndex(add.constraint());
        String name = add.constraint().name() != null ? add.constraint().name() : index;
        if (name == null) {
            return List.of();
        }
        Expectation present = new Expectation.ConstraintPresent(table, name);
        // The index takes the constraint's name.
        return index == null || index.equals(name)
                ? List.of(present)
                : List.of(new Expectation.IndexAbsent(new TableName(table.schema(), index)), present);
    }

    private static @Nullable String usedIndex(ConstraintSpec constraint) {
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> key.usingIndex();
            case ConstraintSpec.Unique key -> key.usingIndex();
            case ConstraintSpec.ForeignKey ignored -> null;
            case ConstraintSpec.Check ignored -> null;
            case ConstraintSpec.NotNull ignored -> null;
            case ConstraintSpec.Exclusion ignored -> null;
        };
    }
}
