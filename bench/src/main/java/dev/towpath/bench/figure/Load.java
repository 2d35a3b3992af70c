package dev.towpath.bench.figure;

/**
 * What an application does to the table during a fill.
 *
 * @param perSecond operations; 0 when there is none
 */
public record Load(int perSecond) {
    /** Nobody else. */
    public static final Load QUIET = new Load(0);

    public Load {
        if (perSecond < 0) {
            throw new IllegalArgumentException("operations per second: " + perSecond);
        }
    }

    /** Whether nobody else works on the table. */
    public boolean quiet() {
        return perSecond == 0;
    }

    /** {@code quiet} or the rate. */
    public String display() {
        return quiet() ? "quiet" : perSecond + "/s";
    }
}
