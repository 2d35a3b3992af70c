package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the server how it would run a chunk, before the first one runs. A chunk has to go along the key's index, and may not
 * read a large table from its beginning to its end for the sake of a few rows.
 */
final class ChunkPlan {
    /** Reading so many pages takes a few milliseconds: a table as small is read whole, and rightly so. */
    private static final long SMALL = 1_000;

    /** Ways to run a statement that begin at the beginning of a table or of an index. */
    private static final List<String> WHOLE_TABLES = List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin");

    private final Connection connection;
    private final TableName table;

    ChunkPlan(Connection connection, TableName table) {
        this.connection = connection;
        this.table = table;
    }

    /** Why these statements would read too much, or empty. */
    Optional<String> detour(String... statements) throws SQLException {
        Optional<String> first = detourOfAny(statements);
        if (first.isEmpty()) {
            return first;
        }
        // The planner may think little of the index because the statistics are old. Until the session is given back.
        for (String way : WHOLE_TABLES) {
            execute("SET " + way + " = off");
        }
        Optional<String> second = detourOfAny(statements);
        if (second.isPresent()) {
            for (String way : WHOLE_TABLES) {
                execute("RESET " + way);
            }
        }
        return second;
    }

    private Optional<String> detourOfAny(String... statements) throws SQLException {
        for (String statement : statements) {
            Optional<String> found = detourOf(statement);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> detourOf(String sql) throws SQLException {
        List<PlanLine> lines = explain(sql);
        Map<String, Long> pages = pages(lines.stream().map(PlanLine::relation).collect(Collectors.toSet()));
        Set<String> driving = driving();
        for (PlanLine line : lines) {
            long size = pages.getOrDefault(line.relation(), 0L);
            if (line.whole() && size > SMALL) {
                String which = driving.contains(line.relation())
                        ? "its rows, which the index of its key should lead to"
                        : "rows of " + line.relation() + " that belong to it";
                return Optional.of(
                        "the server would read all " + size + " pages of " + line.relation() + " to find " + which);
            }
        }
        return Optional.empty();
    }

    private List<PlanLine> explain(String sql) throws SQLException {
        List<String> text = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("EXPLAIN (VERBOSE, COSTS OFF) " + sql)) {
                while (row.next()) {
                    text.add(row.getString(1));
                }
            }
        }
        return PlanLine.scans(text);
    }

    /** The table and its partitions, as the server prints them in plans. */
    private Set<String> driving() throws SQLException {
        Set<String> names = new HashSet<>();
        String sql = "SELECT format('%I.%I', n.nspname, c.relname) FROM " + Family.of(table)
                + " JOIN pg_class c ON c.oid = relid JOIN pg_namespace n ON n.oid = c.relnamespace";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private Map<String, Long> pages(Set<String> relations) throws SQLException {
        Map<String, Long> pages = new HashMap<>();
        for (String relation : relations) {
            String sql = "SELECT pg_relation_size(to_regclass(" + PostgresNames.literal(relation)
                    + ")) / current_setting('block_size')::bigint";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                pages.put(relation, row.getLong(1));
            }
        }
        return pages;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
