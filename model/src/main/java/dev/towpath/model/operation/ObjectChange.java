package dev.towpath.model.operation;

/** What kind of property of an object that is no table an {@code ALTER} changes. */
public enum ObjectChange {
    RENAME,
    /** A value of an enumeration gets another name. */
    RENAME_VALUE,
    RENAME_ATTRIBUTE,
    SET_SCHEMA,
    OWNER,
    ADD_ATTRIBUTE,
    DROP_ATTRIBUTE,
    ALTER_ATTRIBUTE,
    /** A rule of a domain that all stored values are held to at once. */
    ADD_CONSTRAINT,
    ADD_CONSTRAINT_NOT_VALID,
    VALIDATE_CONSTRAINT,
    DROP_CONSTRAINT,
    SET_NOT_NULL,
    DROP_NOT_NULL,
    SET_DEFAULT,
    DROP_DEFAULT,
    /** An extension moves to another version. */
    UPDATE,
    OTHER
}
