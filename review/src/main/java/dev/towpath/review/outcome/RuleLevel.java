package dev.towpath.review.outcome;

import dev.towpath.model.finding.Severity;

/** How serious a team takes a rule, whatever the rule itself thinks. */
public enum RuleLevel {
    OFF,
    INFO,
    WARNING,
    ERROR;

    /** As a severity; must not be asked of {@link #OFF}. */
    Severity severity() {
        return switch (this) {
            case OFF -> throw new IllegalStateException("a rule that is off has no severity");
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case ERROR -> Severity.ERROR;
        };
    }
}
