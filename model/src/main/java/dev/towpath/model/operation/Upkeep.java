package dev.towpath.model.operation;

/** The kinds of upkeep, by what they do to those who use the table meanwhile. */
public enum Upkeep {
    VACUUM,
    /** Every row is written anew. */
    VACUUM_FULL,
    ANALYZE,
    CLUSTER,
    REINDEX,
    REINDEX_CONCURRENTLY,
    /** A materialized view is filled anew. */
    REFRESH,
    REFRESH_CONCURRENTLY,
    LOCK_TABLE,
    /** An index, a materialized view or all tables move to another tablespace. */
    MOVE,
    /** MySQL: {@code OPTIMIZE TABLE}, {@code REPAIR TABLE}: the table is rebuilt. */
    REBUILD,
    OTHER
}
