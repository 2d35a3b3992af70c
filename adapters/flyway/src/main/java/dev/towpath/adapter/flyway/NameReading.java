package dev.towpath.adapter.flyway;

/** What a file's name says: a migration's name, or why it is none. */
sealed interface NameReading permits MigrationName, NameReading.Malformed {
    /** A name Flyway does not accept. */
    record Malformed(String why) implements NameReading {}
}
