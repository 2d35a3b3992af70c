package dev.towpath.model.throttle;

/**
 * How the archive keeps up with the log.
 *
 * @param waiting finished log segments that are not archived yet
 * @param failing whether the last attempt failed
 */
public record ArchiveReading(long waiting, boolean failing) {}
