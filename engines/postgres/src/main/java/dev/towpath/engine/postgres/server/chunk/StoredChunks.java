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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of a table without a key, by the pages its rows are stored on. A key here is the number of a page; of a partitioned
 * table it means the page of that number of each partition. The manual: "System Columns", ctid; a TID range scan reads
 * nothing else.
 *
 * <p>Rows change their pages when they are updated, so one pass may meet a row twice or miss it: this is for statements that
 * may run over a row twice, pass after pass until one changes nothing.
 */
final class StoredChunks implements TableChunks {
    private final Connection connection;
    private final Step.Backfill step;
    private final ChunkStatement statement;
    private final double rowsPerPage;

    StoredChunks(Connection connection, Step.Backfill step, ChunkStatement statement) throws SQLException {
        this.connection = connection;
        this.step = step;
        this.statement = statement;
        this.rowsPerPage = Math.max(1, step.estimatedRows() / (double) Math.max(1, number(pages("sum"))));
    }

    @Override
    public Optional<String> unsettled() {
        return step.chunk().fills().isEmpty() || !statement.passesOver().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "it has no key, and a trigger or rule of it sees every update: rows would be updated again"
                                + " and again");
    }

    @Override
    public Optional<Key> upperBound() throws SQLException {
        long last = number(pages("max")) - 1;
        return last < 0 ? Optional.empty() : Optional.of(key(last));
    }

    @Override
    public Optional<Key> boundary(@Nullable Key after, Key upper, int rows) {
        long to = page(after) + Math.max(1, (long) (rows / rowsPerPage));
        return to > page(upper) ? Optional.empty() : Optional.of(key(to));
    }

    @Override
    public long count(@Nullable Key after, Key to) throws SQLException {
        return number("SELECT count(*) FROM " + PostgresNames.quote(step.table()) + " WHERE " + range("", after, to));
    }

    /** Passes over what is right already in any case: without that, no pass would ever be the last. */
    @Override
    public long run(@Nullable Key after, Key to, boolean passOver) throws SQLException {
        return statement.run(range(statement.qualifier(), after, to), true);
    }

    @Override
    public long runWhole() throws SQLException {
        return statement.run("true", true);
    }

    @Override
    public Optional<Key> middle(@Nullable Key after, Key upper, long rows) {
        long middle = (page(after) + page(upper)) / 2;
        return middle > page(after) && middle < page(upper) ? Optional.of(key(middle)) : Optional.empty();
    }

    @Override
    public boolean isBefore(Key one, Key other) {
        return page(one) < page(other);
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
        return new ChunkPlan(connection, step.table())
                .detour(statement.sql(range(statement.qualifier(), after, to), true));
    }

    private String range(String qualifier, @Nullable Key after, Key to) {
        return qualifier + "ctid >= '(" + (page(after) + 1) + ",0)' AND " + qualifier + "ctid < '(" + (page(to) + 1)
                + ",0)'";
    }

    private static long page(@Nullable Key key) {
        return key == null ? -1 : Long.parseLong(key.values().getFirst());
    }

    private static Key key(long page) {
        return new Key(List.of(Long.toString(page)));
    }

    private String pages(String how) {
        return "SELECT " + how + "(pg_relation_size(relid) / current_setting('block_size')::bigint)::bigint FROM "
                + Family.of(step.table());
    }

    private long number(String sql) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
