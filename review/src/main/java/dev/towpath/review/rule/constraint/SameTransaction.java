package dev.towpath.review.rule.constraint;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Happening;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What shares a transaction with the present action; statements that commit by themselves share only their own actions. */
final class SameTransaction {
    private SameTransaction() {}

    /** What came before, also in the present statement. */
    static Stream<Happening> before(Scene scene) {
        Course course = scene.course();
        int here = course.transaction();
        return course.past().stream()
                .filter(each -> each.statement() == course.statement()
                        || (here != Transactions.NONE && each.transaction() == here));
    }

    /** Whether a later statement of the transaction reads or changes rows, so that locks are held as long as that takes. */
    static boolean worksOnRowsLater(Scene scene) {
        Course course = scene.course();
        int here = course.transaction();
        return here != Transactions.NONE
                && IntStream.range(course.statement() + 1, course.statements().size())
                        .filter(each -> course.transactions().at(each) == here)
                        .mapToObj(course.statements()::get)
                        .anyMatch(SameTransaction::worksOnRows);
    }

    private static boolean worksOnRows(Understanding statement) {
        return statement instanceof Understanding.Understood read
                && read.actions().stream().anyMatch(action -> switch (action.operation()) {
                    case SchemaOperation.UpdateRows ignored -> true;
                    case SchemaOperation.DeleteRows ignored -> true;
                    case SchemaOperation.InsertQuery ignored -> true;
                    case SchemaOperation.CopyRows ignored -> true;
                    case SchemaOperation.Opaque ignored -> true;
                    default -> false;
                });
    }
}
