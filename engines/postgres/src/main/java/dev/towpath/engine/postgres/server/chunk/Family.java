package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.model.name.TableName;

/** A table and its partitions: {@code pg_partition_tree} alone knows nothing of a table that has none. */
final class Family {
    private Family() {}

    /** A table expression with the one column {@code relid}; partitioned tables among them are of size 0. */
    static String of(TableName table) {
        String name = PostgresNames.literal(PostgresNames.quote(table)) + "::regclass";
        return "(SELECT " + name + "::oid AS relid UNION SELECT relid FROM pg_partition_tree(" + name + ")) AS family";
    }
}
