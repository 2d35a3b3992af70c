package dev.towpath.engine.spi.server;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads what the server knows of itself. Changes nothing; takes catalog read locks only. */
public interface Catalog {
    /**
     * The facts a plan needs.
     *
     * @param ownSchemas schemas of Towpath's own, left out
     * @param ownTables names of tables that belong to the migration tool, left out
     */
    DatabaseFacts facts(Connection connection, Set<String> ownSchemas, Set<String> ownTables) throws SQLException;

    /** Where this session's unqualified names go. */
    String defaultSchema(Connection connection) throws SQLException;

    /** Whether the catalog shows what is expected. */
    boolean shows(Connection connection, Expectation expectation) throws SQLException;

    /** Constraints and indexes that are there but not valid, outside the named schemas. */
    List<Invalid> invalid(Connection connection, Set<String> ownSchemas) throws SQLException;

    /**
     * Something in the catalog that does not count yet.
     *
     * @param what {@code constraint} or {@code index}
     * @param name its name
     * @param table the table it belongs to, with its schema
     */
    record Invalid(String what, String name, TableName table) {
        /** For people. */
        public String display() {
            return what + " " + name + " of " + table;
        }
    }

    /** How many connections the server still has for this user, and the limit they count against. */
    Headroom headroom(Connection connection) throws SQLException;

    /**
     * Connections of a server.
     *
     * @param limit what ordinary users may open in all
     * @param used what is open now
     */
    record Headroom(int limit, int used) {
        /** What could still be opened. */
        public int free() {
            return Math.max(0, limit - used);
        }
    }
}
