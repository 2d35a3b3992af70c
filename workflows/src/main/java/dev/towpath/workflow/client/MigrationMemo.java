package dev.towpath.workflow.client;

import dev.towpath.workflow.migration.MigrationRequest;
import java.util.Map;
import java.util.TreeMap;

/** What stands beside a migration on the server, readable without a worker: enough to tell whether two starts agree. */
public final class MigrationMemo {
    /** The request's digest. */
    public static final String DIGEST = "towpath-digest";
    /** The database's configured name. */
    public static final String DATABASE = "towpath-database";
    /** Who started it. */
    public static final String REQUESTED_BY = "towpath-requested-by";

    private MigrationMemo() {}

    /** The memo of this request. */
    public static Map<String, Object> of(MigrationRequest request) {
        Map<String, Object> memo = new TreeMap<>();
        memo.put(DIGEST, request.digest());
        memo.put(DATABASE, request.database());
        memo.put(REQUESTED_BY, request.requestedBy());
        return memo;
    }
}
