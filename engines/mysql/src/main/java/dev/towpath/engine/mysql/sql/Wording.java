package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;

/** Says in a few words what an operation does, for sentences that go on. */
final class Wording {
    private Wording() {}

    static String of(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.AddColumn add ->
                "adds column " + add.table() + "." + add.column().name();
            case SchemaOperation.DropColumn drop -> "drops column " + drop.table() + "." + drop.column();
            case SchemaOperation.RenameColumn rename -> "renames column " + rename.table() + "." + rename.column();
            case SchemaOperation.RedefineColumn redefine ->
                "declares column " + redefine.table() + "." + redefine.column() + " anew";
            case SchemaOperation.SetDefault set -> "changes the default of " + set.table() + "." + set.column();
            case SchemaOperation.DropDefault drop -> "drops the default of " + drop.table() + "." + drop.column();
            case SchemaOperation.CreateIndex create -> index(create);
            case SchemaOperation.DropIndex drop -> "drops index " + drop.index() + on(drop.on());
            case SchemaOperation.AddConstraint add -> constraint(add);
            case SchemaOperation.DropConstraint drop ->
                drop.constraint().equals(KeyReader.PRIMARY)
                        ? "drops the primary key of " + drop.table()
                        : "drops constraint " + drop.constraint() + " of " + drop.table();
            case SchemaOperation.RenameTable rename -> "renames table " + rename.table();
            case SchemaOperation.AlterTable alter -> "changes " + alter.table() + " with " + alter.action();
            case SchemaOperation.ChangePartitions change -> "changes the partitions of " + change.table();
            case SchemaOperation.Maintenance upkeep -> "runs " + upkeep.action();
            default -> "changes the schema";
        };
    }

    private static String index(SchemaOperation.CreateIndex create) {
        String kind = switch (create.shape().method()) {
            case "fulltext" -> "full-text index";
            case "spatial" -> "spatial index";
            default -> create.columns().isEmpty() ? "index over an expression" : "index";
        };
        return "builds " + (kind.equals("index") || kind.startsWith("index ") ? "an " : "a ") + kind
                + on(create.table());
    }

    private static String on(@org.jspecify.annotations.Nullable TableName table) {
        return table == null ? "" : " on " + table;
    }

    private static String constraint(SchemaOperation.AddConstraint add) {
        String kind = switch (add.constraint()) {
            case ConstraintSpec.PrimaryKey ignored -> "a primary key";
            case ConstraintSpec.Unique ignored -> "a unique index";
            case ConstraintSpec.ForeignKey ignored -> "a foreign key";
            case ConstraintSpec.Check ignored -> "a check";
            case ConstraintSpec.NotNull ignored -> "NOT NULL";
            case ConstraintSpec.Exclusion ignored -> "an exclusion constraint";
        };
        return "adds " + kind + " to " + add.table();
    }
}
