package dev.towpath.starter.cli;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From which severity on findings fail a review. */
enum FailOn {
    INFO,
    WARNING,
    ERROR,
    NEVER;

    static FailOn of(Policy policy) {
        return switch (policy.failOn()) {
            case INFO -> INFO;
            case WARNING -> WARNING;
            case ERROR -> ERROR;
        };
    }

    /** The severity from which on findings fail; null when none do. */
    @Nullable
    Severity severity() {
        return switch (this) {
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case ERROR -> Severity.ERROR;
            case NEVER -> null;
        };
    }

    boolean reached(List<Finding> findings) {
        return switch (this) {
            case INFO -> !findings.isEmpty();
            case WARNING -> any(findings, Severity.WARNING);
            case ERROR -> any(findings, Severity.ERROR);
            case NEVER -> false;
        };
    }

    private static boolean any(List<Finding> findings, Severity limit) {
        return findings.stream().anyMatch(finding -> finding.severity().reaches(limit));
    }
}
