package dev.towpath.model.operation;

/** What a new table is besides a list of columns. */
public enum TableTrait {
    /** Its rows lie in partitions. */
    PARTITIONED,
    /** It takes the rows that fit no other partition. */
    DEFAULT_PARTITION,
    /** Its rows are lost when the server crashes. */
    UNLOGGED,
    /** It has columns of a parent besides its own, by inheritance. */
    INHERITS,
    /** It has the columns of another table or type, which the statement does not list. */
    LIKE
}
