package dev.towpath.model.throttle;

/** What a signal asks of a fill. In order: the worst of several wins. */
public enum Level {
    /** Go on. */
    NORMAL,
    /** Go on with less: a limit comes nearer. */
    SLOW,
    /** Stand still, because nobody can tell: what cannot be seen is never taken for harmless. */
    UNKNOWN,
    /** Stand still: a limit is reached. */
    STOP;

    /** The worse of the two. */
    public Level or(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether a fill must stand still. */
    public boolean holds() {
        return this == UNKNOWN || this == STOP;
    }
}
