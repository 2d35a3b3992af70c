package dev.towpath.bench.way;

import dev.towpath.bench.ground.Ground;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The single statement that people write first. Every row it has changed stays locked until it ends. */
public record OneUpdate() implements Way {
    static final String ADD_COLUMN = "ALTER TABLE orders ADD COLUMN total_cents bigint";
    static final String UPDATE = update(Ground.ORDERS);

    static String update(String table) {
        return "UPDATE " + table + " SET total_cents = " + Ground.VALUE;
    }

    @Override
    public String name() {
        return "one-update";
    }

    @Override
    public List<String> preparation() {
        return List.of(ADD_COLUMN);
    }

    @Override
    public Fill fill(Ground ground) throws SQLException {
        try (Connection connection = ground.session("bench one-update");
                Statement statement = connection.createStatement()) {
            Transactions transactions = new Transactions();
            transactions.timed(() -> statement.executeLargeUpdate(UPDATE));
            return transactions.over(Ground.ORDERS);
        }
    }
}
