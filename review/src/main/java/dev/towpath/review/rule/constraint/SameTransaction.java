package dev.towpath.review.rule.constraint;

import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Scene;
import java.util.List;

/** Tells what else the present transaction has to do while it holds its locks. */
final class SameTransaction {
    private static final List<Class<? extends SchemaOperation>> ROWS = List.of(
            SchemaOperation.UpdateRows.class,
            SchemaOperation.DeleteRows.class,
            SchemaOperation.InsertQuery.class,
            SchemaOperation.CopyRows.class,
            SchemaOperation.Opaque.class);

    private SameTransaction() {}

    /** Whether a later statement of the transaction reads or changes rows, so that locks are held as long as that takes. */
    static boolean worksOnRowsLater(Scene scene) {
        return ROWS.stream().anyMatch(scene.course()::transactionStillDoes);
    }
}
