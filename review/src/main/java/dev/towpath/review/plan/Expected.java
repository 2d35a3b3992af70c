package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.List;

/**
 * What still holds after one thing more was done. What a later statement may have undone is no longer expected: a wrong
 * expectation would stop a migration that is right, a missing one only checks less.
 */
final class Expected {
    private final int most;
    private final List<Expectation> held = new ArrayList<>();
    private int absences;

    private Expected(int most) {
        this.most = most;
    }

    /** Nothing yet. */
    static Expected none() {
        return new Expected(Integer.MAX_VALUE);
    }

    /** Nothing yet, and never more than this: the oldest are forgotten. */
    static Expected atMost(int most) {
        return new Expected(most);
    }

    /** @param added what the later statement makes true itself */
    Expected then(Footprint later, List<Expectation> added) {
        boolean makes = added.isEmpty() || !added.stream().allMatch(Expected::isAbsence);
        boolean mayTake = makes && absences > 0 && later.mayTakeNames();
        if (later.mayUndo() || mayTake) {
            held.removeIf(earlier -> forgets(earlier, later, mayTake));
        }
        // What lives as long as its session cannot be read back by another one.
        added.stream()
                .filter(one -> one.about().stream().noneMatch(TableName::isTemporary))
                .forEach(this::add);
        return this;
    }

    private boolean forgets(Expectation earlier, Footprint later, boolean mayTake) {
        boolean absence = isAbsence(earlier);
        boolean forgets = later.mayUndo(earlier.about()) || (mayTake && absence && later.mayTakeName(about(earlier)));
        absences -= forgets && absence ? 1 : 0;
        return forgets;
    }

    private void add(Expectation one) {
        if (held.size() == most) {
            absences -= isAbsence(held.removeFirst()) ? 1 : 0;
        }
        held.add(one);
        absences += isAbsence(one) ? 1 : 0;
    }

    List<Expectation> list() {
        return List.copyOf(held);
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
