package dev.towpath.model.facts;

/**
 * A server's version.
 *
 * @param major for PostgreSQL the first number: 18
 * @param minor the second number
 * @param patch the third number, where an engine counts so far; 0 when there is none or nobody named it
 */
public record ServerVersion(int major, int minor, int patch) {
    private static final int NEWEST = Integer.MAX_VALUE;

    /** The newest release of this major version, when nobody said which. */
    public static ServerVersion newest(int major) {
        return new ServerVersion(major, NEWEST, NEWEST);
    }

    /** The newest release of this minor version, when nobody said which. */
    public static ServerVersion newest(int major, int minor) {
        return new ServerVersion(major, minor, NEWEST);
    }

    /** A version of two numbers. */
    public ServerVersion(int major, int minor) {
        this(major, minor, 0);
    }

    /** Whether the server is of this major version or a later one. */
    public boolean atLeast(int wanted) {
        return major >= wanted;
    }

    @Override
    public String toString() {
        String known = minor == NEWEST ? Integer.toString(major) : major + "." + minor;
        return patch == 0 || patch == NEWEST ? known : known + "." + patch;
    }
}
