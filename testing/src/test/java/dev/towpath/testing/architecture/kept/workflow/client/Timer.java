package dev.towpath.testing.architecture.kept.workflow.client;

public final class Timer {
    public long now() {
        return System.nanoTime();
    }
}
