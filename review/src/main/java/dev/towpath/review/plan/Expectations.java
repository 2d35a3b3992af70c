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
        boolean makes = added.isEmpty() || !added.stream().allMatch(Expectations::isAbsence);
        held.removeIf(earlier ->
                later.mayUndo(earlier.about()) || (makes && isAbsence(earlier) && later.mayTakeName(about(earlier))));
        // What lives as long as its session cannot be read back by another one.
        added.stream()
                .filter(one -> one.about().stream().noneMatch(TableName::isTemporary))
                .forEach(held::add);
        return held;
    }

    /** Of what is gone, somebody else may take the name without a word: an index made for a constraint, a renamed one. */
    private static boolean isAbsence(Expectation expectation) {
        return switch (expectation) {
            case Expectation.TableAbsent ignored -> true;
            case Expectation.ColumnAbsent ignored -> true;
            case Expectation.IndexAbsent ignored -> true;
            case Expectation.ConstraintAbsent ignored -> true;
            case Expectation.ColumnNullable ignored -> true;
            case Expectation.TablePresent ignored -> false;
            case Expectation.ColumnPresent ignored -> false;
            case Expectation.ColumnNotNull ignored -> false;
            case Expectation.IndexValid ignored -> false;
            case Expectation.ConstraintPresent ignored -> false;
            case Expectation.ConstraintValid ignored -> false;
        };
    }

    /** The table whose parts alone can take the name; empty where anything in the schema can. */
    private static List<TableName> about(Expectation absence) {
        return absence instanceof Expectation.TableAbsent || absence instanceof Expectation.IndexAbsent
                ? List.of()
                : absence.about();
    }
}
