package dev.towpath.model.operation;

import java.util.Locale;

/** The kinds of schema objects that are neither tables, columns, indexes nor constraints. */
public enum ObjectKind {
    SCHEMA,
    INDEX,
    SEQUENCE,
    VIEW,
    MATERIALIZED_VIEW,
    TYPE,
    ENUM,
    DOMAIN,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    OPERATOR,
    TRIGGER,
    EVENT_TRIGGER,
    /** MySQL: something the server runs by the clock. */
    EVENT,
    RULE,
    POLICY,
    EXTENSION,
    COLLATION,
    CAST,
    STATISTICS,
    PUBLICATION,
    SUBSCRIPTION,
    FOREIGN_TABLE,
    FOREIGN_SERVER,
    TEXT_SEARCH,
    ROLE,
    DATABASE,
    OTHER;

    /** The kind as SQL spells it, in lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
