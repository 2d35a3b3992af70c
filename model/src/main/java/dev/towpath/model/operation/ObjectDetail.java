package dev.towpath.model.operation;

import dev.towpath.model.name.TableName;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a new object beyond its kind and name. */
public sealed interface ObjectDetail {
    /** Nothing, or nothing that matters. */
    ObjectDetail NONE = new None();

    /** Nothing. */
    record None() implements ObjectDetail {}

    /**
     * A domain.
     *
     * @param type its base type as written
     * @param constrained whether values are held to a check or to NOT NULL
     */
    record Domain(String type, boolean constrained) implements ObjectDetail {}

    /** An enumeration with its values in order. */
    record Enumeration(List<String> values) implements ObjectDetail {
        public Enumeration {
            values = List.copyOf(values);
        }
    }

    /** A trigger that sees more than one row; others have no detail. */
    record Trigger(WideTrigger wide) implements ObjectDetail {}

    /**
     * A function or procedure. Making one is harmless whatever stands in it; this is for those who judge the body.
     *
     * @param language its language, in lower case
     * @param reads relations its body reads, names as written; those of the catalog left out
     * @param writes relations whose rows or schema its body changes
     * @param dynamic whether it runs SQL that it puts together itself
     * @param definer whether it runs with the rights of its owner ({@code SECURITY DEFINER})
     * @param fixesPath whether it has a {@code search_path} of its own ({@code SET search_path})
     * @param unread why the body, or a part of it, was not read; null when all of it was
     */
    record Routine(
            String language,
            SortedSet<TableName> reads,
            SortedSet<TableName> writes,
            boolean dynamic,
            boolean definer,
            boolean fixesPath,
            @Nullable String unread)
            implements ObjectDetail {
        public Routine {
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
            writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
        }
    }
}
