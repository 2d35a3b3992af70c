package dev.towpath.model.operation;

/** What makes a change of privileges worth a look. */
public enum PrivilegeConcern {
    GRANTS,
    /** All privileges at once. */
    ALL_PRIVILEGES,
    /** To everybody. */
    TO_PUBLIC,
    /** Who gets it may pass it on. */
    GRANT_OPTION,
    /** Of a role: who gets it may let others in. */
    ADMIN_OPTION,
    REVOKES,
    /** A role, user or group is made, changed or dropped. */
    ROLE,
    /** A superuser, or who bypasses row security. */
    SUPERUSER,
    /** A password stands in the file. */
    PASSWORD,
    /** Objects change their owner. */
    OWNER
}
