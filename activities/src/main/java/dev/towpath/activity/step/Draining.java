package dev.towpath.activity.step;

/** Whether this worker is shutting down. Set once. */
public final class Draining {
    private volatile boolean draining;

    /** The worker begins to shut down. */
    public void begin() {
        draining = true;
    }

    /** Whether it does. */
    public boolean isDraining() {
        return draining;
    }
}
