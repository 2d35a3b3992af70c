package dev.towpath.review.rule;

/** What a rule is about; with how the action is treated it decides how serious a finding is. */
public enum RuleKind {
    /** Data or a guarantee goes away. */
    LOSS,
    /** Application N-1 no longer fits the schema. */
    COMPATIBILITY,
    /** Somebody waits for a lock, a scan or a rewrite. */
    LOCK,
    /** The server or the tool refuses the statement, or it does nothing. */
    FAILURE,
    /** Statements that are right alone are not right together. */
    TRANSACTION,
    /** Who may do or see what. */
    ACCESS,
    /** Right, but there is a better way. */
    ADVICE,
    /** Right, and what running it takes of this database; a plan tells it even where it is only worth knowing. */
    COST,
    /** Nobody can tell what happens. */
    UNKNOWN
}
