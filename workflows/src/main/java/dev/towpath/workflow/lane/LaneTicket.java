package dev.towpath.workflow.lane;

/**
 * One run of one migration.
 *
 * @param workflowId the migration
 * @param runId its run
 */
public record LaneTicket(String workflowId, String runId) {}
