package dev.towpath.bench.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerFillTest {
    @Test
    void tells_of_this_migration_only() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            database.execute(
                    "CREATE SCHEMA towpath",
                    "CREATE TABLE towpath.step"
                            + " (fingerprint text, migration text, began_at timestamptz, done_at timestamptz)",
                    "CREATE TABLE towpath.fill_range (fingerprint text,"
                            + " longest_micros bigint, chunks bigint, chunk_micros bigint)",
                    "INSERT INTO towpath.step VALUES ('a', 'shop/V2', '2026-11-01', '2026-11-09'),"
                            + " ('b', 'shop/V3', '2026-11-20 10:00:00.5', '2026-11-20 10:00:04')",
                    "INSERT INTO towpath.fill_range VALUES ('a', 99000, 9, 9),"
                            + " ('b', 21500, 3, 31000), ('b', 7, 1, 1000)");

            LedgerFill fill = LedgerFill.of(connection, "shop/V3");

            assertThat(fill.longestMillis()).isEqualTo(21.5);
            assertThat(fill.chunks()).isEqualTo(4);
            assertThat(fill.chunkMillis()).isEqualTo(8);
            assertThat(Duration.between(fill.span().began(), fill.span().ended()))
                    .isEqualTo(Duration.ofMillis(3_500));
            assertThatThrownBy(() -> LedgerFill.of(connection, "shop/V4"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("shop/V4");
        }
    }
}
