package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.List;

/**
 * What still holds after one thing more was done. What a later statement may have undone is no longer expected: a wrong
 * expectation would stop a migration that is right, a missing one only checks less.
 */
final class Expectations {
    private Expectations() {}

    /** @param added what the later statement makes true itself */
    static List<Expectation> after(List<Expectation> before, Footprint later, List<Expectation> added) {
        List<Expectation> held = new ArrayList<>(before);
        held.removeIf(earlier -> later.mayUndo(earlier.about()) || isOpposite(added, earlier));
        // What lives as long as its session cannot be read back by another one.
        added.stream()
                .filter(one -> one.about().stream().noneMatch(TableName::isTemporary))
                .forEach(held::add);
        return held;
    }

    /** A table that is created again is not absent any more. */
    private static boolean isOpposite(List<Expectation> added, Expectation earlier) {
        return switch (earlier) {
            case Expectation.TableAbsent gone -> added.contains(new Expectation.TablePresent(gone.table()));
            case Expectation.ColumnAbsent gone ->
                added.contains(new Expectation.ColumnPresent(gone.table(), gone.column()));
            case Expectation.IndexAbsent gone ->
                added.stream()
                        .anyMatch(e -> e instanceof Expectation.IndexValid valid
                                && valid.index().equals(gone.index()));
            case Expectation.ColumnNullable nullable ->
                added.contains(new Expectation.ColumnNotNull(nullable.table(), nullable.column()));
            case Expectation.ConstraintAbsent gone ->
                added.contains(new Expectation.ConstraintPresent(gone.table(), gone.constraint()));
            case Expectation.TablePresent ignored -> false;
            case Expectation.ColumnPresent ignored -> false;
            case Expectation.ColumnNotNull ignored -> false;
            case Expectation.IndexValid ignored -> false;
            case Expectation.ConstraintPresent ignored -> false;
            case Expectation.ConstraintValid ignored -> false;
        };
    }
}
