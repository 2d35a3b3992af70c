package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.model.lock.LockClass;

/** What a relation is to the operation that locks it. */
enum Role {
    /** The table the operation changes; of an index, trigger, rule or policy the table it belongs to. */
    TARGET("the table"),
    /** All partitions below the target, those of partitions too. */
    PARTITIONS("its partitions"),
    /** The table that joins or leaves a partitioned one. */
    PARTITION("the partition"),
    /** The partitioned table the target is a partition of, or the parent it inherits from. */
    PARENT_TABLE("its parent"),
    /** The partition for rows that fit no other, beside or below the target. */
    DEFAULT_PARTITION("the default partition"),
    /** What the foreign keys in question refer to. */
    FOREIGN_KEY_PARENTS("the tables its foreign keys refer to"),
    /** The tables whose foreign keys refer to what changes. */
    REFERENCING_TABLES("the tables that refer to it"),
    /** The tables with a column of this domain or type. */
    DOMAIN_USERS("the tables with such a column"),
    /** The tables that join or leave a publication. */
    PUBLISHED_TABLES("the tables named"),
    /** A view that is itself what changes: nobody writes it. */
    VIEW_ITSELF("the view"),
    /** A sequence that is itself what changes: it is only asked for numbers. */
    SEQUENCE_ITSELF("the sequence"),
    /** The sequence behind a column. Whoever needs it needs the table first. */
    OWN_SEQUENCE("the sequences of its columns"),
    /** The index in question. Told to people in the table only: queues form at its table. */
    INDEX_ITSELF("the index");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** Whether a plan names such relations; where not, whoever waits for them waits for their table anyway. */
    boolean isTold() {
        return this != INDEX_ITSELF && this != OWN_SEQUENCE;
    }

    /** What others cannot do meanwhile. */
    String blocked(LockMode mode) {
        return switch (this) {
            case VIEW_ITSELF -> mode == LockMode.ACCESS_EXCLUSIVE ? "reads" : "other refreshes";
            case SEQUENCE_ITSELF -> "new numbers";
            default -> mode.blocks();
        };
    }

    /** How the lock has to be treated: only ACCESS EXCLUSIVE stands in the way of those who read a view. */
    LockClass treated(LockMode mode) {
        return switch (this) {
            case VIEW_ITSELF -> mode == LockMode.ACCESS_EXCLUSIVE ? LockClass.STRONG : LockClass.ONLINE;
            // A number is taken under the same lock, which does not keep out itself.
            case SEQUENCE_ITSELF -> mode.compareTo(LockMode.SHARE) < 0 ? LockClass.NONE : LockClass.STRONG;
            default -> mode.lockClass();
        };
    }
}
