package dev.towpath.engine.spi.sql;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a statement hangs on the session it runs in: another session has none of what this one made, holds or remembers.
 *
 * @param leaves the names of what it leaves in its session: temporary tables, prepared statements, cursors. Whatever
 *     mentions such a name later means this
 * @param hold what it holds from here on, or null
 * @param recalls the sequences whose last value in this session it asks for; an empty name for the last one of any
 */
public record SessionTies(
        SortedSet<String> leaves, @Nullable Hold hold, SortedSet<String> recalls) {
    /** No ties. */
    public static final SessionTies NONE = new SessionTies(new TreeSet<>(), null, new TreeSet<>());

    public SessionTies {
        leaves = Collections.unmodifiableSortedSet(new TreeSet<>(leaves));
        recalls = Collections.unmodifiableSortedSet(new TreeSet<>(recalls));
    }

    /**
     * Something that everything after it relies on, such as a lock.
     *
     * @param what for people
     * @param releasedBy a word of the statement that lets it go; null when the end of the transaction does
     */
    public record Hold(String what, @Nullable String releasedBy) {}
}
