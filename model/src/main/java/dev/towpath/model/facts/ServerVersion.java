package dev.towpath.model.facts;

/**
 * A server's version.
 *
 * @param major for PostgreSQL the first number: 18
 * @param minor the second number
 */
public record ServerVersion(int major, int minor) {
    /** Whether the server is of this major version or a later one. */
    public boolean atLeast(int wanted) {
        return major >= wanted;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
