package dev.towpath.starter.config;

import dev.towpath.activity.SensorSettings;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Binds one entry of {@code databases}. */
final class DatabaseBinding {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int POSTGRESQL_PORT = 5432;
    private static final int MYSQL_PORT = 3306;
    private static final int LARGEST_BUDGET = 100;

    private DatabaseBinding() {}

    /** The entry; empty when it is not usable, after the reasons were noted. */
    static Optional<DatabaseEntry> bind(String name, Section section, Path folder) {
        if (!DatabaseNames.valid(name)) {
            section.problem("", DatabaseNames.RULE);
        }
        String engine = section.text("engine", "postgresql");
        String host = host(section);
        int defaultPort = engine.equals("mysql") ? MYSQL_PORT : POSTGRESQL_PORT;
        int port = (int) section.number("port", 1, 65_535, defaultPort);
        String database = section.required("database");
        String user = section.required("user");
        PasswordReference password = password(section, folder);
        Tls tls = section.choice("tls", Tls.class, usualTls(host));
        int connections = (int) section.number("connections", 1, LARGEST_BUDGET, 2);
        String schema = section.text("ledger-schema", "towpath");
        if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
            section.problem(
                    "ledger-schema", "\"" + schema + "\" is not a plain lower-case name of up to 63 characters");
        }
        boolean complete = !host.isEmpty() && !database.isEmpty() && !user.isEmpty();
        Optional<ConnectionSettings> connection = complete
                ? checked(section, () -> new ConnectionSettings(host, port, database, user, tls))
                : Optional.empty();
        SensorSettings sensors = SensorBinding.bind(
                section.section("sensors"), connection, section.text("tls").isPresent());
        section.close();
        return connection.map(found -> new DatabaseEntry(name, engine, found, password, connections, schema, sensors));
    }

    /** The settings; empty when they refuse what they hold, after the reason was noted. */
    static Optional<ConnectionSettings> checked(Section section, Supplier<ConnectionSettings> settings) {
        try {
            return Optional.of(settings.get());
        } catch (IllegalArgumentException e) {
            section.problem("", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Only what never leaves this machine goes in plain text unasked. */
    static Tls usualTls(String host) {
        return LOOPBACK.contains(host) ? Tls.DISABLE : Tls.VERIFY_FULL;
    }

    /** A URL in place of a host would be refused anyway, but with its password in the message. */
    static String host(Section section) {
        String host = section.required("host");
        if (host.contains("/") || host.contains("@")) {
            section.problem("host", "is a URL; give the host alone, and port, database and user under their own keys");
            return "";
        }
        return host;
    }

    private static PasswordReference password(Section section, Path folder) {
        String text = section.text("password", "");
        if (text.isEmpty()) {
            return new PasswordReference.None();
        }
        if (text.startsWith("env:") && text.substring(4).matches("[A-Za-z_][A-Za-z0-9_]{0,199}")) {
            return new PasswordReference.Environment(text.substring(4));
        }
        if (text.startsWith("file:") && text.length() > 5) {
            return new PasswordReference.File(ConfigurationFiles.path(folder, text.substring(5)));
        }
        section.problem(
                "password",
                "a password itself does not belong into a configuration; write \"env:VARIABLE\" or \"file:/path\"");
        return new PasswordReference.None();
    }
}
