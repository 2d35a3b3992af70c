package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import java.util.Objects;

/** A table's new name, which may lie in another database. */
final class Renames {
    private Renames() {}

    static SchemaOperation of(TableName from, TableName to) {
        boolean moves = to.schema() != null && !Objects.equals(from.schema(), to.schema());
        return moves
                ? new SchemaOperation.AlterTable(from, TableChange.SET_SCHEMA, "RENAME TO " + to.display())
                : new SchemaOperation.RenameTable(from, to.name());
    }
}
