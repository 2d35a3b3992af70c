package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.engine.spi.server.Chunks.UpdateCount;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chunks between two keys of a table. */
final class KeysetChunks implements TableChunks {
    private final Connection connection;
    private final Step.Backfill step;
    private final ChunkStatement statement;
    private final KeyColumns key;
    private final KeyQuery keys;
    private final DenseKeys dense;
    private final ChunkPlan plan;
    private final MiddleKey middle;

    KeysetChunks(Connection connection, Step.Backfill step, ChunkStatement statement, KeyColumns key) {
        this.connection = connection;
        this.step = step;
        this.statement = statement;
        this.key = key;
        this.keys = new KeyQuery(connection, step.table(), key);
        this.dense = new DenseKeys(key);
        this.plan = new ChunkPlan(connection, step.table());
        this.middle = new MiddleKey(keys);
    }

    @Override
    public Optional<Key> upperBound() throws SQLException {
        return keys.one("SELECT " + key.texts() + " FROM " + table() + " ORDER BY " + key.names(" DESC") + " LIMIT 1");
    }

    @Override
    public Optional<Key> boundary(@Nullable Key after, Key upper, int rows) throws SQLException {
        Optional<Key> counted = dense.next(after, upper, rows);
        if (counted.isPresent()) {
            return counted;
        }
        Optional<Key> found = keys.one(keys.nth(after, upper, rows));
        found.ifPresent(to -> dense.asked(after, to, rows));
        return found;
    }

    @Override
    public long count(@Nullable Key after, Key to) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT count(*) FROM " + table() + " WHERE " + key.range("", after, to))) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public long run(@Nullable Key after, Key to, boolean passOver) throws SQLException {
        return statement.run(range(after, to), passOver);
    }

    private String range(@Nullable Key after, Key to) {
        return key.range(statement.qualifier(), after, to);
    }

    @Override
    public long runWhole() throws SQLException {
        return statement.run("true", true);
    }

    @Override
    public Optional<Key> middle(@Nullable Key after, Key upper, long rows) throws SQLException {
        Optional<Key> found = middle.find(after, upper, rows);
        return found.isPresent() && isBefore(found.get(), upper) ? found : Optional.empty();
    }

    @Override
    public boolean isBefore(Key one, Key other) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT " + key.before(one, other))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public Optional<UpdateCount> updates() throws SQLException {
        return statement.updates();
    }

    @Override
    public void vacuum() throws SQLException {
        statement.vacuum();
    }

    @Override
    public Optional<String> detour(@Nullable Key after, Key to) throws SQLException {
        return plan.detour(keys.nth(after, to, 100), statement.sql(range(after, to), true));
    }

    private String table() {
        return PostgresNames.quote(step.table());
    }
}
