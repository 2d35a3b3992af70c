package dev.towpath.starter.client;

/**
 * How a start ended.
 *
 * @param id the migration
 * @param runId its run
 * @param attached whether the same migration was running already
 */
public record Started(String id, String runId, boolean attached) {}
