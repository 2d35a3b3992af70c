package dev.towpath.review.plan;

import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;

/**
 * A step before it has its final place.
 *
 * @param naturalPhase the phase it belongs to by itself
 */
record DraftStep(Step step, Phase naturalPhase, Footprint footprint) {}
