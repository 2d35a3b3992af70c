package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.postgres.PostgresEngine;
import dev.towpath.engine.postgres.sql.PostgresLanguage;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database with a table of each sort, and what the product knows of it. */
record LockFixture(TestDatabase database, FactsView schema) implements AutoCloseable {
    static LockFixture create() throws SQLException {
        TestDatabase database = TestDatabase.create();
        // A role belongs to the whole server, so an earlier database may have left it.
        database.execute("DROP ROLE IF EXISTS lock_reader");
        database.execute(lines("schema.sql").toArray(String[]::new));
        ConnectionSettings settings = new ConnectionSettings(
                database.host(), database.port(), database.name(), database.user(), ConnectionSettings.Tls.DISABLE);
        try (DatabaseServer server = new PostgresEngine().open(settings, Password.NONE, 1);
                Connection connection = database.connect()) {
            return new LockFixture(
                    database, new FactsView(server.catalog().facts(connection, Set.of(), Set.of()), Map.of()));
        }
    }

    /** The statements of a file, one a line. */
    static List<String> lines(String file) {
        try (InputStream in = LockFixture.class.getResourceAsStream("/locks/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only thing a statement does, or the first of them. */
    static SchemaOperation operation(String sql) {
        Statement statement = new Statement(sql, new SourcePosition("x.sql", 1, 1));
        return switch (new PostgresLanguage().understand(statement)) {
            case Understanding.Understood read -> read.actions().getFirst().operation();
            case Understanding.NotUnderstood not -> throw new AssertionError(sql + ": " + not.reason());
        };
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
