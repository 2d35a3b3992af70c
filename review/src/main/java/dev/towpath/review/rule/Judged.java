package dev.towpath.review.rule;

import dev.towpath.model.finding.Finding;

/**
 * A finding, and what it means for a plan.
 *
 * @param kind what its rule is about
 * @param settled whether the plan takes the danger away by how it runs the action
 */
public record Judged(Finding finding, RuleKind kind, boolean settled) {}
