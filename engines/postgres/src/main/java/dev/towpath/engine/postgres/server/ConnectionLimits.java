package dev.towpath.engine.postgres.server;

/** How many connections may be open, and who counts. The server, the database and the role each have a limit. */
final class ConnectionLimits {
    /**
     * Sessions that count as connections. Of other users a plain role is shown neither state nor kind; what has a user and
     * a database is taken for a client then.
     */
    static final String CLIENT =
            "datid IS NOT NULL AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'";

    /** {@code most} and {@code used} of the tightest limit, over a relation {@code clients (datid, usesysid)}; -1 is none. */
    static final String TIGHTEST = """
            SELECT most, used FROM (
                SELECT current_setting('max_connections')::int
                         - current_setting('superuser_reserved_connections')::int
                         - coalesce(current_setting('reserved_connections', true)::int, 0) AS most,
                       (SELECT count(*) FROM clients) AS used
                UNION ALL
                SELECT d.datconnlimit, (SELECT count(*) FROM clients c WHERE c.datid = d.oid)
                FROM pg_database d WHERE d.datname = current_database() AND d.datconnlimit >= 0
                UNION ALL
                SELECT r.rolconnlimit, (SELECT count(*) FROM clients c WHERE c.usesysid = r.oid)
                FROM pg_roles r WHERE r.rolname = session_user AND r.rolconnlimit >= 0
            ) AS limits
            ORDER BY most - used, most
            LIMIT 1
            """;

    private ConnectionLimits() {}
}
