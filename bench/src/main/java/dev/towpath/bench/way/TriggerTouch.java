package dev.towpath.bench.way;

import dev.towpath.bench.ground.Ground;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A trigger computes the new column, and a loop touches the rows that are still marked, 1,000 at a time in the order of
 * the key: pgroll's way. The cursor is in memory only. Like there, each batch is planned for its own values.
 */
public record TriggerTouch() implements Way {
    private static final int BATCH = 1_000;
    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION fill_total_cents() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.total_cents := (NEW.total * 100)::bigint;
                NEW._needs_backfill := false;
                RETURN NEW;
            END
            $$
            """;
    private static final String TRIGGER = "CREATE TRIGGER fill_total_cents BEFORE INSERT OR UPDATE ON orders"
            + " FOR EACH ROW EXECUTE FUNCTION fill_total_cents()";
    private static final String TOUCH = """
            WITH batch AS (
                SELECT id FROM orders
                WHERE _needs_backfill = true AND id > ?
                ORDER BY id
                LIMIT %d
                FOR NO KEY UPDATE
            ), touched AS (
                UPDATE orders SET id = orders.id FROM batch WHERE orders.id = batch.id
                RETURNING orders.id
            )
            SELECT count(*), max(id) FROM touched
            """.formatted(BATCH);

    @Override
    public String name() {
        return "trigger-touch";
    }

    @Override
    public List<String> preparation() {
        return List.of(
                OneUpdate.ADD_COLUMN,
                "ALTER TABLE orders ADD COLUMN _needs_backfill boolean DEFAULT true",
                FUNCTION,
                TRIGGER);
    }

    @Override
    public Fill fill(Ground ground) throws SQLException {
        try (Connection connection = ground.session("bench trigger-touch");
                PreparedStatement statement = connection.prepareStatement(TOUCH)) {
            statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(0);
            Transactions transactions = new Transactions();
            Cursor cursor = new Cursor(statement);
            long touched = 1;
            while (touched > 0) { // Until no marked row is left above the cursor.
                touched = transactions.timed(cursor::next);
            }
            return transactions.over(Ground.ORDERS);
        }
    }

    /** Where the loop is. */
    private static final class Cursor {
        private final PreparedStatement statement;
        private long last = Long.MIN_VALUE;

        Cursor(PreparedStatement statement) {
            this.statement = statement;
        }

        /** Touches the next batch; how many rows that were. */
        long next() throws SQLException {
            statement.setLong(1, last);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long touched = row.getLong(1);
                last = touched > 0 ? row.getLong(2) : last;
                return touched;
            }
        }
    }
}
