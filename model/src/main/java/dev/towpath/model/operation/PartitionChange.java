package dev.towpath.model.operation;

/** What becomes of the partitions of a MySQL table. */
public enum PartitionChange {
    /** The table gets other partitions altogether: every row finds its place anew. */
    PARTITION_BY,
    /** The table has no partitions any more: every row moves. */
    REMOVE_PARTITIONING,
    ADD,
    /** Of a table cut by value: the rows go too. */
    DROP,
    /** Fewer partitions of a table cut by hash: rows move. */
    COALESCE,
    /** Some partitions become others: their rows move. */
    REORGANIZE,
    /** The partitions are written anew. */
    REBUILD,
    TRUNCATE,
    /** A partition and a table change places. */
    EXCHANGE,
    /** The file of a partition goes away, or comes back. */
    TABLESPACE,
    /** Upkeep: check, analyse, optimise, repair. */
    MAINTAIN
}
