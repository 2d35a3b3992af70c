package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a step touches, and how, so that two steps can be told to be independent.
 *
 * @param relations with their schemas
 * @param everything whether it may touch anything at all
 * @param nature what it does there
 */
record Footprint(SortedSet<TableName> relations, boolean everything, Nature nature) {
    /** What nobody can tell anything about. */
    static final Footprint ANYTHING = new Footprint(new TreeSet<>(), true, Nature.OTHER);

    /** What a step does to what it touches, as far as order matters. */
    enum Nature {
        /** Adds something no earlier statement can have used: a table, a nullable column, a view, a comment. */
        EXPANDS,
        /** Adds a rule, default or index: harmless beside a validation, but it may bind or hinder a fill. */
        ADDS_RULE,
        /** Checks existing rows against a rule that already binds new ones. */
        VALIDATES,
        /** Changes rows of a table in one go; no schema. */
        CHANGES_ROWS,
        /** Fills named columns. */
        FILLS,
        /** Fills, reading whole rows, so that a new column would change what it reads. */
        FILLS_WHOLE_ROWS,
        /** Anything else. */
        OTHER
    }

    /** Whether a later step must stay behind this one. */
    boolean precedes(Footprint later) {
        if (!overlaps(later)) {
            return false;
        }
        return switch (nature) {
            case VALIDATES -> later.nature == Nature.OTHER;
            case FILLS -> later.nature != Nature.EXPANDS;
            case EXPANDS, ADDS_RULE, CHANGES_ROWS, FILLS_WHOLE_ROWS, OTHER -> true;
        };
    }

    /** Both together, as one step. */
    Footprint and(Footprint other) {
        SortedSet<TableName> both = new TreeSet<>(relations);
        both.addAll(other.relations);
        Nature joint = nature == other.nature
                ? nature
                : isAddition(nature) && isAddition(other.nature) ? Nature.ADDS_RULE : Nature.OTHER;
        return new Footprint(both, everything || other.everything, joint);
    }

    private static boolean isAddition(Nature nature) {
        return nature == Nature.EXPANDS || nature == Nature.ADDS_RULE;
    }

    private boolean overlaps(Footprint other) {
        return everything || other.everything || relations.stream().anyMatch(other.relations::contains);
    }
}
