package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.testing.mysql.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the table says of a change is what a real server accepts: each statement of {@code online-ddl.sql} is run on
 * tables with rows, once for each algorithm, and a change of the table's identity shows a rebuild.
 */
class OnlineDdlTest {
    /** Cannot be seen by running one statement. */
    private static final Set<OnlineDdl> NOT_PROVEN = EnumSet.of(OnlineDdl.REDEFINE_UNKNOWN);

    /** A change, the row it falls under, and what has to be set first. */
    private record Change(OnlineDdl row, String sql) {}

    private static List<Change> changes() throws IOException {
        List<Change> changes = new ArrayList<>();
        OnlineDdl row = null;
        for (String line : Files.readAllLines(Golden.FOLDER.resolve("online-ddl.sql"))) {
            if (line.startsWith("-- ")) {
                row = OnlineDdl.valueOf(line.substring(3).strip());
            } else if (!line.isBlank()) {
                changes.add(new Change(row, line.replaceAll(";$", "")));
            }
        }
        return changes;
    }

    @TestFactory
    Stream<DynamicTest> a_server_does_what_the_table_says() throws IOException {
        Optional<MySqlServer> server = MySqlServer.ifFound();
        return server.isEmpty()
                ? Stream.empty()
                : changes().stream()
                        .map(change -> DynamicTest.dynamicTest(
                                change.row() + ": " + change.sql(), () -> prove(change, server.get())));
    }

    @Test
    void each_row_has_a_statement_that_proves_it() throws IOException {
        Set<OnlineDdl> proven = EnumSet.copyOf(NOT_PROVEN);
        changes().forEach(change -> proven.add(change.row()));
        assertThat(proven).containsExactlyInAnyOrder(OnlineDdl.values());
    }

    @TestFactory
    Stream<DynamicTest> each_change_falls_under_its_row() throws IOException {
        return changes().stream()
                .map(change -> DynamicTest.dynamicTest(change.sql(), () -> {
                    SchemaOperation operation = ((Understood)
                                    new MySqlLanguage().understand(Golden.statement(change.sql())))
                            .actions()
                            .getFirst()
                            .operation();
                    assertThat(DdlRows.of(operation, TestTables.view(checks(change))))
                            .isEqualTo(change.row());
                }));
    }

    /** What the session says of foreign_key_checks, which one of the rows is about. */
    private static String checks(Change change) {
        return change.row() == OnlineDdl.ADD_FOREIGN_KEY_UNCHECKED ? "OFF" : "1";
    }

    private static void prove(Change change, MySqlServer server) throws SQLException {
        OnlineDdl row = change.row();
        boolean instant = row.isInstant(TestTables.view().version());
        assertThat(accepts(change, "ALGORITHM=INSTANT", server)).as("INSTANT").isEqualTo(instant);
        boolean swaps = row == OnlineDdl.SWAP_PARTITION || row == OnlineDdl.RENAME_TABLE;
        if (swaps) {
            return;
        }
        boolean inPlace = row.otherwise() == Algorithm.INPLACE;
        assertThat(accepts(change, "ALGORITHM=INPLACE, LOCK=NONE", server))
                .as("INPLACE while others write")
                .isEqualTo(inPlace && row.writes());
        assertThat(accepts(change, "ALGORITHM=INPLACE, LOCK=SHARED", server))
                .as("INPLACE")
                .isEqualTo(inPlace);
        if (inPlace && !row.name().contains("PARTITION")) {
            assertThat(rebuilds(change, server)).as("rebuilds").isEqualTo(row.work() == Work.REBUILD);
        }
    }

    private static boolean accepts(Change change, String clause, MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            prepare(change, statement);
            try {
                statement.execute(with(change.sql(), clause));
                return true;
            } catch (SQLException e) {
                // 1845, 1846: not supported. Anything else is a mistake of this test, or data the change cannot have.
                assertThat(e.getErrorCode()).as(e.getMessage()).isIn(1845, 1846);
                return false;
            }
        }
    }

    private static boolean rebuilds(Change change, MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            prepare(change, statement);
            List<String> before = tables(statement);
            statement.execute(with(change.sql(), "ALGORITHM=INPLACE"));
            return !tables(statement).equals(before);
        }
    }

    private static void prepare(Change change, Statement statement) throws SQLException {
        statement.execute("DROP DATABASE IF EXISTS online_ddl");
        statement.execute("CREATE DATABASE online_ddl");
        statement.execute("USE online_ddl");
        for (String sql : TestTables.forStatement(change.sql())) {
            statement.execute(sql);
        }
        if (change.row() == OnlineDdl.ADD_FOREIGN_KEY_UNCHECKED) {
            statement.execute("SET foreign_key_checks = 0");
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT concat(name, table_id) FROM"
                + " information_schema.innodb_tables WHERE name LIKE"
                + " 'online\\_ddl%' ORDER BY 1")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** The clause where the grammar wants it. */
    private static String with(String sql, String clause) {
        if (sql.startsWith("CREATE") || sql.startsWith("DROP")) {
            return sql + " " + clause.replace(",", "");
        }
        String[] words = sql.split(" ", 4);
        String head = words[0] + " " + words[1] + " " + words[2] + " ";
        if (words[3].startsWith("PARTITION BY") || words[3].startsWith("REMOVE")) {
            return head + clause + " " + words[3];
        }
        return words[3].contains(" PARTITION ") && !words[3].startsWith("MODIFY")
                ? head + clause + ", " + words[3]
                : sql + ", " + clause;
    }
}
