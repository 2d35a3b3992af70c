package dev.towpath.adapter.spi;

/**
 * What a tool may know of the database it works on without a connection.
 *
 * @param engine the engine's name, for example {@code postgresql}
 * @param defaultSchema where unqualified names go
 * @param database the database's name
 * @param user the user that migrates
 */
public record Target(String engine, String defaultSchema, String database, String user) {
    /** Stands in when a project is reviewed without a database. */
    public static Target offline(String engine) {
        return new Target(engine, "public", "database", "user");
    }
}
