package dev.towpath.model.operation;

/** What kind of property of a table, or of one of its columns, an {@code ALTER TABLE} changes. */
public enum TableChange {
    /** Every row becomes crash-safe, which writes it anew. */
    SET_LOGGED,
    SET_UNLOGGED,
    SET_ACCESS_METHOD,
    SET_TABLESPACE,
    /** Storage parameters, fill factor, autovacuum. */
    SET_OPTIONS,
    /** The index a later {@code CLUSTER} follows, or none. */
    CLUSTER_ON,
    ENABLE_TRIGGER,
    DISABLE_TRIGGER,
    /** {@code ENABLE}, {@code DISABLE} and {@code FORCE ROW LEVEL SECURITY}. */
    ROW_SECURITY,
    REPLICA_IDENTITY,
    INHERIT,
    NO_INHERIT,
    OWNER,
    SET_SCHEMA,
    /** A constraint becomes deferrable or not. */
    ALTER_CONSTRAINT,
    /** A constraint that was only written down is held against all rows. */
    ENFORCE_CONSTRAINT,
    /** A constraint that from now on is only written down. */
    RELEASE_CONSTRAINT,
    ADD_IDENTITY,
    SET_IDENTITY,
    DROP_IDENTITY,
    /** The expression of a generated column. */
    SET_EXPRESSION,
    DROP_EXPRESSION,
    SET_STATISTICS,
    /** Options of one column. */
    SET_COLUMN_OPTIONS,
    SET_STORAGE,
    /** MySQL: another storage engine, or the same once more, which rebuilds the table. */
    ENGINE,
    /** MySQL: the default for new columns. */
    CHARACTER_SET,
    /** MySQL: all text columns are converted. */
    CONVERT_CHARACTER_SET,
    AUTO_INCREMENT,
    ROW_FORMAT,
    /** MySQL: how the change has to be done. */
    ALGORITHM,
    /** MySQL: what others may do meanwhile. */
    LOCK,
    /** MySQL: which rows lie where. */
    PARTITIONING,
    /** MySQL: an index gets another name. */
    RENAME_INDEX,
    /** MySQL: the primary key goes in the same statement that adds another one. */
    SWAP_PRIMARY_KEY,
    /** MySQL: {@code FORCE}, {@code ORDER BY}: every row is written anew. */
    REBUILD,
    /** MySQL: {@code DISCARD} and {@code IMPORT TABLESPACE}: the table's file goes away, or comes back. */
    TABLESPACE_FILE,
    COMMENT,
    /** An index or column is hidden from plans or queries, or shown again. */
    VISIBILITY,
    OTHER
}
