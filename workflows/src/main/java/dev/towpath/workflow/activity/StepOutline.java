package dev.towpath.workflow.activity;

import dev.towpath.model.plan.Phase;

/**
 * A step as the history shows it; the worker finds the whole of it in the plan.
 *
 * @param kind as {@code Step.kind()}
 * @param sql the statements, shortened
 */
public record StepOutline(String id, String kind, Phase phase, String summary, String sql) {}
