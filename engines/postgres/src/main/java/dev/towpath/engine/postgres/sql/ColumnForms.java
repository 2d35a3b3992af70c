package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;

/** New columns and new types of columns: what the server does to all rows for them. */
final class ColumnForms {
    private ColumnForms() {}

    /** @param cost what happens to the rows when the column is added */
    static OnlineForm add(SchemaOperation.AddColumn add, TableFacts table, Duration cost) {
        ColumnSpec column = add.column();
        String name = table.name() + "." + column.name();
        if (cost == Duration.REWRITE) {
            return rewrites("adds " + name + " with a value of its own, or a check of it, in every row");
        }
        if (column.defaultValue().kind() == Kind.NONE && column.notNull() && table.estimatedRows() > 0) {
            return new OnlineForm.Blocking(
                    "adds " + name + " NOT NULL without a default, which fails as soon as there is a row",
                    "Add it nullable or with a default, fill it, then set it NOT NULL.",
                    true);
        }
        return cost == Duration.SCAN
                ? new OnlineForm.Blocking(
                        "adds " + name + " with a constraint that is checked, or built, under ACCESS EXCLUSIVE",
                        "Add the column first, and the constraint by a statement of its own.")
                : new OnlineForm.AsWritten();
    }

    static OnlineForm alterType(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        String column = alter.table() + "." + alter.column();
        return switch (TypeChanges.of(alter, schema)) {
            case FREE -> new OnlineForm.AsWritten();
            case RECHECKS ->
                new OnlineForm.Blocking(
                        "changes the type of " + column
                                + ", which locks everybody out while a check of the column reads all rows",
                        "Drop the check, change the type, and add the check again by a statement of its own.");
            case REINDEXES ->
                new OnlineForm.Blocking(
                        "changes the type of " + column
                                + ", which locks everybody out while an index that mentions the column is built anew",
                        "Drop the index CONCURRENTLY, change the type, and build the index CONCURRENTLY again.");
            case REWRITES, UNKNOWN -> rewrites("changes the type of " + column + " to " + alter.type());
        };
    }

    /** @param what the server does, without a subject */
    static OnlineForm rewrites(String what) {
        return new OnlineForm.Blocking(
                what + ", which locks everybody out while the table is rewritten",
                "Add a new column, fill it in chunks, and switch over; or run it in a maintenance window.");
    }
}
