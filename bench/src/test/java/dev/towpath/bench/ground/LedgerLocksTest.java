package dev.towpath.bench.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class LedgerLocksTest {
    @Test
    void takes_the_longest_chunk_of_this_migration_only() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            database.execute(
                    "CREATE SCHEMA towpath",
                    "CREATE TABLE towpath.step (fingerprint text, migration text)",
                    "CREATE TABLE towpath.fill_range (fingerprint text, longest_micros bigint)",
                    "INSERT INTO towpath.step VALUES ('a', 'shop/V2'), ('b', 'shop/V3'), ('c', 'shop/V3')",
                    "INSERT INTO towpath.fill_range VALUES ('a', 99000), ('b', 21500), ('b', 7), ('c', 20000)");
            assertThat(LedgerLocks.kept(connection)).isTrue();
            assertThat(LedgerLocks.longest(connection, "shop/V3")).isEqualTo(21.5);
            assertThat(LedgerLocks.longest(connection, "shop/V4")).isZero();
        }
    }

    @Test
    void knows_a_ledger_that_does_not_keep_it() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            assertThat(LedgerLocks.kept(connection)).isFalse();
            database.execute("CREATE SCHEMA towpath", "CREATE TABLE towpath.fill_range (fingerprint text)");
            assertThat(LedgerLocks.kept(connection)).isFalse();
        }
    }
}
