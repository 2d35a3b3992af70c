package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** In doubt yes: each step's own expectations were checked right after it, so forgetting one here is harmless. */
    private static boolean contradicts(Expectation later, Expectation earlier) {
        return switch (later) {
            case Expectation.TableAbsent gone ->
                gone.table().equals(table(earlier)) || isConstraint(earlier) || isIndexOf(gone.table(), earlier);
            case Expectation.TablePresent present ->
                earlier.equals(new Expectation.TableAbsent(present.table()))
                        // A table shares its names with indexes.
                        || earlier.equals(new Expectation.IndexAbsent(present.table()));
            case Expectation.ColumnAbsent gone -> goesWith(gone, earlier);
            case Expectation.IndexAbsent gone -> earlier.equals(new Expectation.IndexValid(gone.index()));
            case Expectation.IndexValid valid ->
                earlier.equals(new Expectation.IndexAbsent(valid.index()))
                        || earlier.equals(new Expectation.TableAbsent(valid.index()));
            case Expectation.ColumnPresent present ->
                earlier.equals(new Expectation.ColumnAbsent(present.table(), present.column()));
            case Expectation.ColumnNotNull notNull ->
                earlier.equals(new Expectation.ColumnNullable(notNull.table(), notNull.column()));
            case Expectation.ColumnNullable nullable ->
                earlier.equals(new Expectation.ColumnNotNull(nullable.table(), nullable.column()))
                        // Since 18 the constraint behind NOT NULL has a name, and goes with it.
                        || (isConstraint(earlier) && nullable.table().equals(table(earlier)));
            case Expectation.ConstraintPresent present ->
                earlier.equals(new Expectation.ConstraintAbsent(present.table(), present.constraint()));
            case Expectation.ConstraintAbsent gone -> goesWith(gone, earlier);
            case Expectation.ConstraintValid ignored -> false;
        };
    }

    /** Constraints and indexes may go with any column of theirs, which their names do not tell. */
    private static boolean goesWith(Expectation.ColumnAbsent gone, Expectation earlier) {
        if (isIndexOf(gone.table(), earlier)) {
            return true;
        }
        if (!gone.table().equals(table(earlier))) {
            return false;
        }
        return isConstraint(earlier)
                || earlier.equals(new Expectation.ColumnPresent(gone.table(), gone.column()))
                || earlier.equals(new Expectation.ColumnNullable(gone.table(), gone.column()))
                || earlier.equals(new Expectation.ColumnNotNull(gone.table(), gone.column()));
    }

    /** Its index goes with it; so does NOT NULL, with the constraint that the server named for it. */
    private static boolean goesWith(Expectation.ConstraintAbsent gone, Expectation earlier) {
        TableName index = new TableName(gone.table().schema(), gone.constraint());
        return earlier.equals(new Expectation.ConstraintPresent(gone.table(), gone.constraint()))
                || earlier.equals(new Expectation.ConstraintValid(gone.table(), gone.constraint()))
                || earlier.equals(new Expectation.IndexValid(index))
                || (earlier instanceof Expectation.ColumnNotNull notNull
                        && notNull.table().equals(gone.table())
                        && gone.constraint().equals(gone.table().name() + "_" + notNull.column() + "_not_null"));
    }

    private static boolean isConstraint(Expectation expectation) {
        return expectation instanceof Expectation.ConstraintPresent
                || expectation instanceof Expectation.ConstraintValid;
    }

    /** Whether it may be an index of this table: an index stands in its table's schema. */
    private static boolean isIndexOf(TableName table, Expectation expectation) {
        return expectation instanceof Expectation.IndexValid valid
                && Objects.equals(valid.index().schema(), table.schema());
    }

    private static @Nullable TableName table(Expectation expectation) {
        return switch (expectation) {
            case Expectation.TablePresent e -> e.table();
            case Expectation.TableAbsent e -> e.table();
            case Expectation.ColumnPresent e -> e.table();
            case Expectation.ColumnAbsent e -> e.table();
            case Expectation.ColumnNotNull e -> e.table();
            case Expectation.ColumnNullable e -> e.table();
            case Expectation.ConstraintPresent e -> e.table();
            case Expectation.ConstraintAbsent e -> e.table();
            case Expectation.ConstraintValid e -> e.table();
            case Expectation.IndexValid ignored -> null;
            case Expectation.IndexAbsent ignored -> null;
        };
    }
}
