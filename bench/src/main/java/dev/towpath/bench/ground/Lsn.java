package dev.towpath.bench.ground;

import java.time.Instant;

/**
 * Where the write-ahead log was.
 *
 * @param bytes since its beginning
 */
public record Lsn(Instant at, long bytes) {}
