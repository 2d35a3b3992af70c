package dev.towpath.engine.postgres.sql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of syntax and the first version that has it. The source of each row is the section "Migration" or "Changes" of
 * that version's release notes, and the synopsis of the command in the manual of the version before, which lacks it.
 *
 * @param syntax for people
 * @param since the major version
 * @param pattern over the words in upper case, each followed by one blank; its first group is where the new part begins
 */
record SyntaxAge(String syntax, int since, Pattern pattern) {
    /** A balanced pair of brackets with at most two levels inside. */
    private static final String BRACKETS =
            "\\( (?:[^()]|\\( (?:[^()]|\\( (?:[^()]|\\( [^()]*+\\) )*+\\) )*+\\) )*+\\) ";

    static final List<SyntaxAge> ALL = List.of(
            of(
                    "DETACH PARTITION … CONCURRENTLY",
                    14,
                    "^ALTER TABLE .* DETACH PARTITION \\S+ (?:\\. \\S+ )?(CONCURRENTLY|FINALIZE) "),
            of(
                    "a function body in SQL (BEGIN ATOMIC)",
                    14,
                    "^CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE) .*? (BEGIN ATOMIC) "),
            of("CREATE OR REPLACE TRIGGER", 14, "^CREATE (OR REPLACE) (?:CONSTRAINT )?TRIGGER "),
            of("SET COMPRESSION", 14, "^ALTER TABLE .* SET (COMPRESSION) "),
            of("MERGE", 15, "(?:^|^WITH .* |\\) )(MERGE INTO) "),
            of("NULLS NOT DISTINCT", 15, "^(?:CREATE|ALTER) .* (NULLS (?:NOT )?DISTINCT) "),
            of("views with security_invoker", 15, "^(?:CREATE|ALTER) .*VIEW .* [(,] (SECURITY_INVOKER) "),
            of("ON DELETE SET NULL (columns)", 15, " ON DELETE SET (?:NULL|DEFAULT) (\\() "),
            of("SET ACCESS METHOD", 15, "^ALTER (?:TABLE|MATERIALIZED VIEW) .* (SET ACCESS METHOD) "),
            of("publications of all TABLES IN SCHEMA", 15, "^(?:CREATE|ALTER) PUBLICATION .* (TABLES IN SCHEMA) "),
            of("publications with a WHERE clause", 15, "^(?:CREATE|ALTER) PUBLICATION .* TABLE .*? (WHERE) \\( "),
            of("UNLOGGED sequences", 15, "^CREATE (UNLOGGED) SEQUENCE "),
            of("privileges ON PARAMETER", 15, "^(?:GRANT|REVOKE) .* (ON PARAMETER) "),
            of(
                    "STORAGE in CREATE TABLE",
                    16,
                    "^CREATE (?:\\S+ ){0,2}TABLE .*? (STORAGE (?:PLAIN|EXTERNAL|EXTENDED|MAIN|DEFAULT)) "),
            of(
                    "GRANT of a role WITH INHERIT or SET",
                    16,
                    "^GRANT (?!.* ON ).* (WITH (?:.* , )?(?:INHERIT|SET) (?:OPTION|TRUE|FALSE)) "),
            of("CREATE STATISTICS without a name", 16, "^CREATE (STATISTICS (?:\\( [^)]*\\) )?ON) "),
            of("COPY … (DEFAULT '…')", 16, "^COPY .* FROM .* [(,] (DEFAULT '') "),
            of("IS JSON", 16, " (IS (?:NOT )?JSON) "),
            of("SET EXPRESSION", 17, "^ALTER TABLE .* (SET EXPRESSION AS) "),
            of("MERGE … RETURNING", 17, "(?:^|^WITH .* )MERGE INTO .* (RETURNING) "),
            of("WHEN NOT MATCHED BY SOURCE", 17, "MERGE INTO .* (WHEN NOT MATCHED BY (?:SOURCE|TARGET)) "),
            of("COPY … (ON_ERROR …)", 17, "^COPY .* [(,] (ON_ERROR|LOG_VERBOSITY) "),
            of("JSON_TABLE", 17, " (JSON_TABLE) \\( "),
            of("the privilege MAINTAIN", 17, "^(?:GRANT|REVOKE) (?:.* , )?(MAINTAIN) .*ON "),
            of(
                    "generated columns that are VIRTUAL",
                    18,
                    "^(?:CREATE|ALTER) .* (GENERATED ALWAYS AS " + BRACKETS + "(?!STORED ))"),
            of("a NOT NULL constraint of a table", 18, "^ALTER TABLE .* ADD (?:CONSTRAINT \\S+ )?(NOT NULL \\S+) "),
            of(
                    "ENFORCED constraints",
                    18,
                    "^(?:CREATE|ALTER) .*TABLE .* (?:\\) |VALID |DEFERRABLE |INHERIT |DEFERRED |IMMEDIATE |REFERENCES \\S+ |\\. \\S+ |CONSTRAINT \\S+ )((?:NOT )?ENFORCED) (?=, |\\) |$|NOT |DEFERRABLE |INITIALLY |NO )"),
            of("WITHOUT OVERLAPS", 18, "^(?:CREATE|ALTER) .*TABLE .* (WITHOUT OVERLAPS) "),
            of("foreign keys with a PERIOD", 18, " FOREIGN KEY \\( [^)]*, (PERIOD) \\S+ \\) "),
            of(
                    "RETURNING OLD and NEW",
                    18,
                    "^(?:WITH|INSERT|UPDATE|DELETE|MERGE) .* RETURNING .*?((?:OLD|NEW) \\. |WITH \\( (?:OLD|NEW) AS )"),
            of("ALTER CONSTRAINT … INHERIT", 18, "^ALTER TABLE .* ALTER CONSTRAINT \\S+ ((?:NO )?INHERIT) "),
            of("COPY … (REJECT_LIMIT …)", 18, "^COPY .* [(,] (REJECT_LIMIT) "),
            of("VACUUM and ANALYZE of ONLY a table", 18, "^(?:VACUUM|ANALYZE) (?:\\( [^)]*\\) |\\S+ )?(ONLY) "));

    private static SyntaxAge of(String syntax, int since, String pattern) {
        return new SyntaxAge(syntax, since, Pattern.compile(pattern));
    }
}
