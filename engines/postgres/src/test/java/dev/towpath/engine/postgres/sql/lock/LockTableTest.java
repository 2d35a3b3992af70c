package dev.towpath.engine.postgres.sql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table says of locks is what a server holds when the statement has run and its transaction is still open. */
class LockTableTest {
    private static final Set<Role> READ_THROUGH_THEIR_KEY = Set.of(Role.FOREIGN_KEY_PARENTS, Role.REFERENCING_TABLES);
    private static LockFixture fixture;

    @BeforeAll
    static void tables() throws SQLException {
        fixture = LockFixture.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        fixture.close();
    }

    static List<String> statements() {
        return LockFixture.lines("measured.sql");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_server_takes_these_locks_and_no_others(String sql) throws SQLException {
        check(sql, "Asia/Kathmandu");
    }

    /** Where local time is universal time, one becomes the other without a change. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE d ALTER ts TYPE timestamptz",
                "ALTER TABLE d ALTER tz TYPE timestamp",
                "ALTER TABLE d ALTER ts TYPE timestamptz(3)",
                "ALTER TABLE d ALTER ts TYPE timestamptz USING ts AT TIME ZONE 'UTC'"
            })
    void in_a_session_of_utc(String sql) throws SQLException {
        check(sql, "UTC");
    }

    private static void check(String sql, String zone) throws SQLException {
        FactsView schema = new FactsView(fixture.schema().facts(), Map.of("timezone", zone));
        SchemaOperation operation = LockFixture.operation(sql);
        LockRow<?> row = LockTable.row(operation, schema);
        Map<String, LockMode> said = new TreeMap<>();
        for (LockEffect effect : row.effects()) {
            for (TableName relation : relations(effect, operation, schema)) {
                if (effect.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0) {
                    said.merge(relation.name(), effect.mode(), Measurement::stronger);
                }
            }
        }
        try (Connection connection = fixture.database().connect();
                Statement run = connection.createStatement()) {
            connection.setAutoCommit(false);
            Measurement measurement = Measurement.begin(connection);
            run.execute("SET LOCAL TIME ZONE '" + zone + "'");
            run.execute(sql);
            assertThat(measurement.tables(said.keySet())).as("locks of %s", sql).isEqualTo(said);
            if (row.effects().stream().noneMatch(effect -> effect.role() == Role.INDEX_ITSELF)) {
                // The weaker one lets queries use the index.
                assertThat(measurement.inner().values())
                        .as("locks of %s on indexes", sql)
                        .allMatch(mode -> mode == LockMode.SHARE_UPDATE_EXCLUSIVE);
            } else if (!said.containsValue(LockMode.ACCESS_EXCLUSIVE)) {
                assertThat(measurement.inner().values())
                        .as("locks of %s on indexes", sql)
                        .contains(mode(row, Role.INDEX_ITSELF));
            }
            for (LockMode mode : measurement.sequences(said.keySet())) {
                assertThat(row.effects())
                        .as("%s locks a sequence %s", sql, mode.display())
                        .anyMatch(effect -> effect.role() == Role.OWN_SEQUENCE && effect.mode() == mode);
            }
            Set<String> worked = measurement.worked();
            for (LockEffect effect : row.effects()) {
                for (TableName relation : relations(effect, operation, schema)) {
                    if (!measurement.isPartitioned(relation.name())) {
                        work(effect, operation, sql, worked.contains(relation.name()));
                    }
                }
            }
            connection.rollback();
        }
    }

    private static LockMode mode(LockRow<?> row, Role role) {
        return row.effects().stream()
                .filter(effect -> effect.role() == role)
                .map(LockEffect::mode)
                .findFirst()
                .orElseThrow();
    }

    private static List<TableName> relations(LockEffect effect, SchemaOperation operation, FactsView schema) {
        return effect.role().isTold() ? AffectedRelations.of(effect.role(), operation, schema) : List.of();
    }

    /** Rows that change are found by an index as well, ANALYZE reads blocks, which no counter shows, and a sequence has one row. */
    private static void work(LockEffect effect, SchemaOperation operation, String sql, boolean worked) {
        boolean shown = effect.mode().compareTo(LockMode.ROW_EXCLUSIVE) > 0
                && !sql.startsWith("ANALYZE")
                && effect.role() != Role.SEQUENCE_ITSELF
                && !READ_THROUGH_THEIR_KEY.contains(effect.role());
        if (effect.held() == Duration.BRIEF) {
            // TRUNCATE gives new files, which are empty.
            assertThat(worked && shown && !(operation instanceof SchemaOperation.TruncateTable))
                    .as("%s reads or writes all rows, %s", sql, effect.role())
                    .isFalse();
        } else if (shown) {
            assertThat(worked)
                    .as("%s reads or writes all rows, %s", sql, effect.role())
                    .isTrue();
        }
    }

    @Test
    void every_row_was_measured_here_or_names_its_source() {
        Set<LockRow<?>> measured = java.util.stream.Stream.concat(
                        statements().stream(), OutsideTransactionTest.statements().stream())
                .map(sql -> LockTable.row(LockFixture.operation(sql), fixture.schema()))
                .collect(Collectors.toSet());
        System.out.printf(
                "%d rows: %d measured on this server, %d documented only%n",
                LockTable.ROWS.size(), measured.size(), LockTable.ROWS.size() - measured.size());
        for (LockRow<?> row : LockTable.ROWS) {
            String name = LockPage.title(row);
            assertThat(row.evidence().isMissing()).as("%s has no source", name).isFalse();
            assertThat(row.evidence().measured().contains("18"))
                    .as("%s says it was measured on 18, and a statement of this test shows it", name)
                    .isEqualTo(measured.contains(row));
        }
    }
}
