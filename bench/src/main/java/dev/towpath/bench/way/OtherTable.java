package dev.towpath.bench.way;

import dev.towpath.bench.ground.Ground;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The single update of a copy, which the application does not know. No row is shared, so what the application notices is
 * what the machine has no processor, log or disk left for: no way that works as fast can do better by itself.
 */
public record OtherTable() implements Way {
    @Override
    public String name() {
        return "other-table";
    }

    @Override
    public List<String> preparation() {
        return List.of(
                OneUpdate.ADD_COLUMN,
                "CREATE TABLE " + Ground.COPY + " (LIKE orders INCLUDING ALL) WITH (autovacuum_enabled = off)",
                "INSERT INTO " + Ground.COPY + " SELECT * FROM orders",
                "VACUUM (ANALYZE) " + Ground.COPY);
    }

    @Override
    public Fill fill(Ground ground) throws SQLException {
        try (Connection connection = ground.session("bench other-table");
                Statement statement = connection.createStatement()) {
            Transactions transactions = new Transactions();
            transactions.timed(() -> statement.executeLargeUpdate(OneUpdate.update(Ground.COPY)));
            return transactions.over(Ground.COPY);
        }
    }
}
