package dev.towpath.starter.demo;

/**
 * What the demo shows.
 *
 * @param rows rows of the table that is migrated; at least 1,000
 * @param json whether the report is JSON
 * @param kills how often the worker is killed meanwhile
 * @param keep whether the servers stay up until Ctrl-C
 */
public record DemoOptions(long rows, boolean json, int kills, boolean keep) {}
