package dev.towpath.model.facts;

/**
 * A server's version.
 *
 * @param major for PostgreSQL the first number: 18
 * @param minor the second number
 */
public record ServerVersion(int major, int minor) {
    private static final int NEWEST = Integer.MAX_VALUE;

    /** The newest release of this major version, when nobody said which. */
    public static ServerVersion newest(int major) {
        return new ServerVersion(major, NEWEST);
    }

    /** Whether the server is of this major version or a later one. */
    public boolean atLeast(int wanted) {
        return major >= wanted;
    }

    @Override
    public String toString() {
        return minor == NEWEST ? Integer.toString(major) : major + "." + minor;
    }
}
