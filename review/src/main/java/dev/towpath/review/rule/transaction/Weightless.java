package dev.towpath.review.rule.transaction;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.operation.SchemaOperation;

/** Tells what takes no time and no lock that anybody minds. */
final class Weightless {
    private Weightless() {}

    static boolean is(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.SessionSetting ignored -> true;
            case SchemaOperation.TransactionControl ignored -> true;
            case SchemaOperation.Describe ignored -> true;
            default -> false;
        };
    }

    /** Whether a statement does anything else; of one that nobody can read, that is to be feared. */
    static boolean weighs(Understanding statement) {
        return !(statement instanceof Understanding.Understood read)
                || read.actions().stream().anyMatch(action -> !is(action.operation()));
    }

    /** Whether it changes the schema rather than rows. */
    static boolean isDdl(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.InsertRows ignored -> false;
            case SchemaOperation.InsertQuery ignored -> false;
            case SchemaOperation.UpdateRows ignored -> false;
            case SchemaOperation.DeleteRows ignored -> false;
            case SchemaOperation.CopyRows ignored -> false;
            case SchemaOperation.Opaque ignored -> false;
            case SchemaOperation.Maintenance ignored -> false;
            default -> !is(operation);
        };
    }
}
