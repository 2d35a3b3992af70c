package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the server works off the actions of one {@code ALTER TABLE}, whatever order they are written in: so
 * {@code ADD CHECK (z > 0), ADD COLUMN z int} is right. See {@code AlterTablePass} in the server's tablecmds.c.
 */
final class AlterPasses {
    private AlterPasses() {}

    /** The actions in the server's order; those of the same pass keep theirs. */
    static List<Action> sorted(List<Action> actions) {
        return actions.stream()
                .sorted(Comparator.comparingInt(action -> pass(action.operation())))
                .toList();
    }

    private static int pass(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.DropColumn ignored -> 0;
            case SchemaOperation.DropConstraint ignored -> 0;
            case SchemaOperation.DropNotNull ignored -> 0;
            case SchemaOperation.DropDefault ignored -> 0;
            case SchemaOperation.AlterColumnType ignored -> 1;
            case SchemaOperation.AddColumn ignored -> 2;
            case SchemaOperation.SetNotNull ignored -> 3;
            case SchemaOperation.AddConstraint add ->
                switch (add.constraint()) {
                    case ConstraintSpec.NotNull ignored -> 3;
                    case ConstraintSpec.PrimaryKey key -> key.usingIndex() == null ? 5 : 4;
                    case ConstraintSpec.Unique key -> key.usingIndex() == null ? 5 : 4;
                    case ConstraintSpec.Exclusion ignored -> 5;
                    case ConstraintSpec.Check ignored -> 6;
                    case ConstraintSpec.ForeignKey ignored -> 6;
                };
            case SchemaOperation.SetDefault ignored -> 6;
            default -> 7;
        };
    }
}
