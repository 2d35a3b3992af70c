package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a step touches, and how, so that two steps can be told to be independent.
 *
 * @param touches one for each thing the step does
 */
record Footprint(List<Touch> touches) {
    /** What nobody can tell anything about. */
    static final Footprint ANYTHING = new Footprint(List.of(new Touch(new TreeSet<>(), true, Nature.OTHER)));

    Footprint {
        touches = List.copyOf(touches);
    }

    /** One thing, done to these relations. */
    static Footprint of(SortedSet<TableName> relations, Nature nature) {
        return new Footprint(List.of(new Touch(relations, false, nature)));
    }

    /** One thing, done to these relations and perhaps to any others. */
    static Footprint ofEverything(SortedSet<TableName> relations, Nature nature) {
        return new Footprint(List.of(new Touch(relations, true, nature)));
    }

    /** What a step does to what it touches, as far as order matters. */
    enum Nature {
        /** Adds something no earlier statement can have used: a table, a nullable column, a view. */
        EXPANDS,
        /** Adds a rule, default or index: harmless beside a validation, but it may bind or hinder a fill. */
        ADDS_RULE,
        /** Adds a key, which a later foreign key may refer to. */
        ADDS_KEY,
        /** Gives a function, view or the like another body, under which others work on. */
        REPLACES,
        /** Means whatever is there by then: a grant, or a table made like another one. */
        READS_SCHEMA,
        /** Says something of what is there: a comment. */
        DESCRIBES,
        /** Checks existing rows against a rule that already binds new ones. */
        VALIDATES,
        /** Settles what was validated, of which new rows notice nothing. */
        FINISHES,
        /** Changes rows of a table in one go; no schema. */
        CHANGES_ROWS,
        /** Fills named columns. */
        FILLS,
        /** Fills, reading whole rows, so that a new column would change what it reads. */
        FILLS_WHOLE_ROWS,
        /** Reads rows into something of its own: a copy of a table, a materialized view. */
        READS_ROWS,
        /** Anything else. */
        OTHER;

        /**
         * Whether something of that nature must stay behind something of this one.
         *
         * @param named whether both name the same relation; else one of them may touch anything
         */
        boolean precedes(Nature next, boolean named) {
            return switch (this) {
                case VALIDATES -> next == OTHER || next == FINISHES;
                case ADDS_RULE, FINISHES -> next != EXPANDS;
                case REPLACES -> next != EXPANDS || named;
                case FILLS -> next != EXPANDS && next != DESCRIBES && next != READS_SCHEMA;
                case CHANGES_ROWS -> next != DESCRIBES && next != READS_SCHEMA;
                case DESCRIBES -> next == OTHER || next == DESCRIBES;
                case EXPANDS, ADDS_KEY, READS_SCHEMA, FILLS_WHOLE_ROWS, READS_ROWS, OTHER -> true;
            };
        }

        boolean changesRows() {
            return this == CHANGES_ROWS || this == FILLS || this == FILLS_WHOLE_ROWS;
        }
    }

    /**
     * One thing done.
     *
     * @param relations with their schemas; also functions, types and the like that the plan makes
     * @param everything whether it may touch anything at all
     */
    record Touch(SortedSet<TableName> relations, boolean everything, Nature nature) {
        Touch {
            relations = Collections.unmodifiableSortedSet(new TreeSet<>(relations));
        }

        private boolean mayUndo() {
            return nature == Nature.OTHER || nature == Nature.FINISHES || nature == Nature.READS_ROWS;
        }

        private boolean mayUndo(List<TableName> about) {
            return mayUndo() && isOn(about);
        }

        private boolean mayTakeName(List<TableName> on) {
            return mayTakeNames() && (on.isEmpty() || isOn(on));
        }

        private boolean mayTakeNames() {
            return switch (nature) {
                case EXPANDS, ADDS_RULE, ADDS_KEY, REPLACES, READS_SCHEMA, FINISHES, READS_ROWS, OTHER -> true;
                case VALIDATES, DESCRIBES, CHANGES_ROWS, FILLS, FILLS_WHOLE_ROWS -> false;
            };
        }

        private boolean isOn(List<TableName> tables) {
            return everything || tables.stream().anyMatch(relations::contains);
        }
    }

    /** Whether a later step must stay behind this one. */
    boolean precedes(Footprint later) {
        return new Touched().add(this).precedes(later);
    }

    /** Whether this may make anything untrue. */
    boolean mayUndo() {
        return touches.stream().anyMatch(Touch::mayUndo);
    }

    /** Whether this may make anything with a name, unseen by its expectations. */
    boolean mayTakeNames() {
        return touches.stream().anyMatch(Touch::mayTakeNames);
    }

    /** Whether this may make untrue what was true of these relations. */
    boolean mayUndo(List<TableName> about) {
        return touches.stream().anyMatch(touch -> touch.mayUndo(about));
    }

    /**
     * Whether this may make something with a name that was free before, unseen by its expectations.
     *
     * @param on the tables it would have to be a part of; empty for something of its own
     */
    boolean mayTakeName(List<TableName> on) {
        return touches.stream().anyMatch(touch -> touch.mayTakeName(on));
    }

    /** Both together, as one step. */
    Footprint and(Footprint other) {
        List<Touch> both = new ArrayList<>(touches);
        other.touches.stream().filter(touch -> !both.contains(touch)).forEach(both::add);
        return new Footprint(both);
    }

    /** Everything it names. */
    SortedSet<TableName> relations() {
        SortedSet<TableName> all = new TreeSet<>();
        touches.forEach(touch -> all.addAll(touch.relations()));
        return all;
    }
}
