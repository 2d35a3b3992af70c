package dev.towpath.workflow.migration;

/**
 * News of a backfill that the throttle held up for so long that somebody should know, or that goes on after that.
 *
 * @param step the step's id
 * @param reason for people; of one that goes on, why it stood still
 * @param over whether it goes on
 */
public record Standstill(String step, String reason, boolean over) {}
