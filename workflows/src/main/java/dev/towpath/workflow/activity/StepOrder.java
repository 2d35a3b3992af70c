package dev.towpath.workflow.activity;

/**
 * Which step a worker shall run.
 *
 * @param migration the migration's id, for logs and sessions
 * @param planDigest the plan the step stands in
 * @param stepId the step
 */
public record StepOrder(String migration, String database, String planDigest, String stepId) {}
