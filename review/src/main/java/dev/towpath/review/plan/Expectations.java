package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What still holds after several statements: a later one can undo what an earlier one made. */
public final class Expectations {
    private Expectations() {}

    /** What the catalog must show when all these steps are done. */
    public static List<Expectation> of(List<Step> steps) {
        List<Expectation> net = List.of();
        for (Step step : steps) {
            net = after(net, step.expects());
        }
        return net;
    }

    static List<Expectation> after(List<Expectation> before, List<Expectation> added) {
        List<Expectation> all = new ArrayList<>(before);
        for (Expectation expectation : added) {
            all.removeIf(earlier -> contradicts(expectation, earlier));
            all.add(expectation);
        }
        return all;
    }

    private static boolean contradicts(Expectation later, Expectation earlier) {
        return switch (later) {
            case Expectation.TableAbsent gone -> gone.table().equals(table(earlier));
            case Expectation.TablePresent present ->
                earlier instanceof Expectation.TableAbsent gone && gone.table().equals(present.table());
            case Expectation.ColumnAbsent gone ->
                gone.table().equals(table(earlier))
                        && !(earlier instanceof Expectation.TablePresent)
                        && concerns(earlier, gone);
            case Expectation.IndexAbsent gone -> earlier.equals(new Expectation.IndexValid(gone.index()));
            case Expectation.IndexValid valid -> earlier.equals(new Expectation.IndexAbsent(valid.index()));
            case Expectation.ColumnPresent present ->
                earlier.equals(new Expectation.ColumnAbsent(present.table(), present.column()));
            case Expectation.ColumnNotNull ignored -> false;
            case Expectation.ConstraintPresent ignored -> false;
            case Expectation.ConstraintValid ignored -> false;
        };
    }

    /** Constraints may go with any column of theirs, which their name does not tell. */
    private static boolean concerns(Expectation earlier, Expectation.ColumnAbsent gone) {
        return switch (earlier) {
            case Expectation.ColumnPresent present -> present.column().equals(gone.column());
            case Expectation.ColumnNotNull notNull -> notNull.column().equals(gone.column());
            case Expectation.ConstraintPresent ignored -> true;
            case Expectation.ConstraintValid ignored -> true;
            case Expectation.TablePresent ignored -> false;
            case Expectation.TableAbsent ignored -> false;
            case Expectation.ColumnAbsent ignored -> false;
            case Expectation.IndexValid ignored -> true;
            case Expectation.IndexAbsent ignored -> false;
        };
    }

    private static @Nullable TableName table(Expectation expectation) {
        return switch (expectation) {
            case Expectation.TablePresent e -> e.table();
            case Expectation.TableAbsent e -> e.table();
            case Expectation.ColumnPresent e -> e.table();
            case Expectation.ColumnAbsent e -> e.table();
            case Expectation.ColumnNotNull e -> e.table();
            case Expectation.ConstraintPresent e -> e.table();
            case Expectation.ConstraintValid e -> e.table();
            case Expectation.IndexValid ignored -> null;
            case Expectation.IndexAbsent ignored -> null;
        };
    }
}
