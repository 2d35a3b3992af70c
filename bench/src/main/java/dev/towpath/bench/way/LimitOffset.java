package dev.towpath.bench.way;

import dev.towpath.bench.ground.Ground;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The loop that many articles show: the rows that still lack a value, batch by batch, with a growing offset. It misses
 * rows, because a batch that is filled no longer counts for the next offset: about half of them.
 */
public record LimitOffset() implements Way {
    private static final int BATCH = 10_000;
    private static final int LEAST_BATCHES = 10;
    private static final String UPDATE = OneUpdate.UPDATE
            + " WHERE id IN (SELECT id FROM orders WHERE total_cents IS NULL ORDER BY id LIMIT ? OFFSET ?)";

    @Override
    public String name() {
        return "limit-offset";
    }

    @Override
    public List<String> preparation() {
        return List.of(OneUpdate.ADD_COLUMN);
    }

    @Override
    public Fill fill(Ground ground) throws SQLException {
        // With one batch for a whole small table there would be nothing to see.
        long batch = Math.clamp(ground.rows() / LEAST_BATCHES, 1, BATCH);
        try (Connection connection = ground.session("bench limit-offset");
                PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            Transactions transactions = new Transactions();
            statement.setLong(1, batch);
            long changed = 1;
            for (long offset = 0; changed > 0; offset += batch) { // Until the offset is behind the last row.
                statement.setLong(2, offset);
                changed = transactions.timed(statement::executeLargeUpdate);
            }
            return transactions.over(Ground.ORDERS);
        }
    }
}
