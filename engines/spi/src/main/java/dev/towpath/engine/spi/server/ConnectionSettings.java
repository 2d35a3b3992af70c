package dev.towpath.engine.spi.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a database is. Fields, never a URL: driver URLs carry options that load classes and read files.
 *
 * @param host a host name or address
 * @param port 1 to 65535
 * @param database the database's name
 * @param user who migrates
 * @param tls how the connection is protected
 */
public record ConnectionSettings(String host, int port, String database, String user, Tls tls) {
    /** Protection of a connection. */
    public enum Tls {
        /** Plain text. */
        DISABLE,
        /** Encrypted, whoever the server is. */
        REQUIRE,
        /** Encrypted, and the server's certificate names the host. */
        VERIFY_FULL
    }

    public ConnectionSettings {
        List<String> problems = new ArrayList<>();
        if (!host.matches("[A-Za-z0-9._:\\[\\]-]{1,253}")) {
            problems.add("host \"" + host + "\" is not a host name or address");
        }
        if (port < 1 || port > 65_535) {
            problems.add("port " + port + " is not between 1 and 65535");
        }
        if (database.isEmpty() || database.chars().anyMatch(Character::isISOControl)) {
            problems.add("database must not be empty nor hold control characters");
        }
        if (user.isEmpty()) {
            problems.add("user must not be empty");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** For people and logs: no secret in it. */
    public String display() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
