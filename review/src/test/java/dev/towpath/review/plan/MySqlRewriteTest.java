package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.mysql.MySqlEngine;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.review.Proposal;
import dev.towpath.review.rule.RuleCase;
import dev.towpath.testing.mysql.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The scripts for a person's hands end in the same tables, and the same number of rows, as the files they were made of:
 * for the rules' own cases, on a real server, wherever what was written runs at all.
 */
class MySqlRewriteTest {
    /** Fewer would mean that the cases stopped running, and that this test proves nothing. */
    private static final int AT_LEAST = 75;

    private static final MySqlEngine ENGINE = new MySqlEngine();
    /** What reaches beyond a database. */
    private static final Pattern BEYOND = Pattern.compile(
            "\\b(?:DATABASE|SCHEMA|ROLE|USER|GRANT|REVOKE|GLOBAL|PERSIST|TABLESPACE|USE)\\b", Pattern.CASE_INSENSITIVE);

    private static final Path PRELUDE =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/rules-prelude-mysql.sql");

    @Test
    void scripts_end_where_the_files_would() throws IOException, SQLException {
        Optional<MySqlServer> server = MySqlServer.ifFound();
        if (server.isEmpty()) {
            return;
        }
        String prelude = Files.readString(PRELUDE);
        List<String> compared = new ArrayList<>();
        for (String rule : RuleCase.rules()) {
            for (RuleCase each : RuleCase.of(rule)) {
                if (!each.isPostgres() && compare(each, prelude, server.get())) {
                    compared.add(rule + ": " + each.name());
                }
            }
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    /** False when what was written does not run, so that there is nothing to compare with. */
    private static boolean compare(RuleCase each, String prelude, MySqlServer server) throws SQLException {
        boolean beyond =
                each.files().stream().anyMatch(sql -> BEYOND.matcher(sql).find());
        List<Proposal> proposals = each.review().proposals();
        if (beyond
                || proposals.stream().anyMatch(proposal -> !proposal.refused().isEmpty())) {
            return false;
        }
        Map<String, String> written;
        try {
            written = run(prelude, each.files(), server);
        } catch (SQLException e) {
            // It names what is not there, or is the mistake that its rule is about.
            return false;
        }
        List<String> scripts = proposals.stream()
                .map(proposal -> ENGINE.handScripts().of(proposal.steps(), Duration.ofSeconds(5)))
                .toList();
        try {
            assertThat(run(prelude, scripts, server))
                    .as(each.rule() + ": " + each.name() + "\n" + String.join("\n", scripts))
                    .isEqualTo(written);
        } catch (SQLException e) {
            throw new AssertionError(
                    each.rule() + ": " + each.name() + ": " + e.getMessage() + "\n" + String.join("\n", scripts), e);
        }
        return true;
    }

    /** The tables that the files end in, each file in a session of its own. */
    private static Map<String, String> run(String prelude, List<String> files, MySqlServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            execute(connection, "DROP DATABASE IF EXISTS rewritten");
            execute(connection, "CREATE DATABASE rewritten");
            connection.setCatalog("rewritten");
            runScript(connection, prelude);
        }
        for (String file : files) {
            try (Connection connection = server.connect()) {
                connection.setCatalog("rewritten");
                runScript(connection, file);
            }
        }
        try (Connection connection = server.connect()) {
            connection.setCatalog("rewritten");
            return tables(connection);
        }
    }

    /** As the mysql client would, statement by statement. */
    private static void runScript(Connection connection, String sql) throws SQLException {
        for (Statement statement : ENGINE.language().split(Script.verbatim("case.sql", sql))) {
            execute(connection, statement.sql());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        for (String name : names(
                connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'rewritten'")) {
            tables.put(name, shown(connection, "SHOW CREATE TABLE `" + name.replace("`", "``") + "`", 2));
            tables.put(
                    name + " (rows)", shown(connection, "SELECT count(*) FROM `" + name.replace("`", "``") + "`", 1));
        }
        for (String name : names(
                connection,
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'rewritten'")) {
            tables.put("trigger " + name, shown(connection, "SHOW CREATE TRIGGER `" + name + "`", 3));
        }
        for (String name : names(
                connection,
                "SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'rewritten' AND routine_type = 'PROCEDURE'")) {
            tables.put("procedure " + name, shown(connection, "SHOW CREATE PROCEDURE `" + name + "`", 3));
        }
        return tables;
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String shown(Connection connection, String query, int column) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(column));
        }
    }
}
