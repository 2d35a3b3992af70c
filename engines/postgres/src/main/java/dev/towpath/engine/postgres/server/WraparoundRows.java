package dev.towpath.engine.postgres.server;

import dev.towpath.model.name.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds vacuums that keep transaction numbers from running out, on tables, their partitions and what they keep out of
 * line. Where the server does not show what an autovacuum does, it counts as one when it holds a table so old that
 * autovacuum would be forced.
 */
final class WraparoundRows {
    /** One parameter: the tables' quoted names; the answer is their places, from 1. */
    static final String SQL = """
            WITH RECURSIVE filled AS (
                SELECT to_regclass(name)::oid AS oid, place
                FROM unnest(?::text[]) WITH ORDINALITY AS asked (name, place)
                UNION
                SELECT i.inhrelid, f.place FROM pg_inherits i JOIN filled f ON i.inhparent = f.oid
            ), vacuums AS MATERIALIZED (
                SELECT a.pid, a.query, p.relid
                FROM pg_stat_activity a
                LEFT JOIN pg_stat_progress_vacuum p ON p.pid = a.pid
                WHERE a.usesysid IS NULL AND a.datname = current_database()
            )
            SELECT DISTINCT f.place
            FROM vacuums v, filled f
            JOIN pg_class c ON c.oid = f.oid
            LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
            CROSS JOIN LATERAL (
                SELECT least(min(o.option_value::int) FILTER (WHERE o.option_name = 'autovacuum_freeze_max_age'),
                             current_setting('autovacuum_freeze_max_age')::int) AS age,
                       least(min(o.option_value::int) FILTER (WHERE o.option_name = 'autovacuum_multixact_freeze_max_age'),
                             current_setting('autovacuum_multixact_freeze_max_age')::int) AS mxid_age
                FROM pg_options_to_table(c.reloptions) AS o
                WHERE o.option_name LIKE 'autovacuum%freeze_max_age'
            ) AS limits
            WHERE CASE
                WHEN v.query LIKE 'autovacuum: %' THEN
                    v.query LIKE '%(to prevent wraparound)' AND v.relid IN (c.oid, t.oid)
                ELSE (greatest(age(nullif(c.relfrozenxid, '0')), age(t.relfrozenxid)) > limits.age
                      OR greatest(mxid_age(nullif(c.relminmxid, '0')), mxid_age(t.relminmxid)) > limits.mxid_age)
                     AND EXISTS (SELECT FROM pg_locks l
                                 WHERE l.pid = v.pid AND l.relation IN (c.oid, t.oid) AND l.granted
                                   AND l.mode = 'ShareUpdateExclusiveLock')
                END
            """;

    private WraparoundRows() {}

    static Set<TableName> read(ResultSet row, List<TableName> asked) throws SQLException {
        Set<TableName> found = new HashSet<>();
        while (row.next()) {
            found.add(asked.get(row.getInt(1) - 1));
        }
        return found;
    }
}
