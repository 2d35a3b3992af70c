package dev.towpath.adapter.flyway;

/** How a migration stands, in Flyway's own words. */
enum State {
    PENDING("Pending", false, false),
    ABOVE_TARGET("Above Target", false, false),
    BELOW_BASELINE("Below Baseline", false, false),
    BASELINE_IGNORED("Ignored (Baseline)", false, false),
    BASELINE("Baseline", true, false),
    IGNORED("Ignored", false, false),
    MISSING_SUCCESS("Missing", true, false),
    MISSING_FAILED("Failed (Missing)", true, true),
    SUCCESS("Success", true, false),
    FAILED("Failed", true, true),
    OUT_OF_ORDER("Out of Order", true, false),
    FUTURE_SUCCESS("Future", true, false),
    FUTURE_FAILED("Failed (Future)", true, true),
    OUTDATED("Outdated", true, false),
    SUPERSEDED("Superseded", true, false),
    DELETED("Deleted", true, false);

    private final String display;
    private final boolean applied;
    private final boolean failed;

    State(String display, boolean applied, boolean failed) {
        this.display = display;
        this.applied = applied;
        this.failed = failed;
    }

    String display() {
        return display;
    }

    boolean applied() {
        return applied;
    }

    boolean failed() {
        return failed;
    }
}
