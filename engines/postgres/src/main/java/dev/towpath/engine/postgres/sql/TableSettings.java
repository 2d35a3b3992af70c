package dev.towpath.engine.postgres.sql;

import java.util.regex.Pattern;

/**
 * What the rarer actions of {@code ALTER TABLE} cost, by their text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
enum TableSettings {
    /** Storage parameters, statistics targets, the clustering index: under SHARE UPDATE EXCLUSIVE. */
    ONLINE("(?!.*user_catalog_table)(?:(?:RE)?SET\\s*\\(|CLUSTER\\s+ON\\b|SET\\s+WITHOUT\\s+CLUSTER\\b"
            + "|ALTER\\b.*\\b(?:SET\\s+STATISTICS\\b|(?:RE)?SET\\s*\\())"),
    /** Triggers on and off: under SHARE ROW EXCLUSIVE. */
    TRIGGERS("(?:ENABLE|DISABLE)\\s+(?:(?:REPLICA|ALWAYS)\\s+)?TRIGGER\\b"),
    /** A new place or form of every row: under ACCESS EXCLUSIVE, as long as the rewrite takes. */
    REWRITE("(?:SET\\s+(?:LOGGED|UNLOGGED|TABLESPACE|ACCESS\\s+METHOD)\\b|ALTER\\b.*\\bSET\\s+EXPRESSION\\b)"),
    /** A constraint that was only written down is held against all rows. */
    ENFORCES("ALTER\\s+CONSTRAINT\\s+(?:\"[^\"]*\"|\\S+)\\s+ENFORCED\\b"),
    /** A constraint that from now on is only written down. */
    RELEASES("ALTER\\s+CONSTRAINT\\s+(?:\"[^\"]*\"|\\S+)\\s+NOT\\s+ENFORCED\\b"),
    /** Everything else: under ACCESS EXCLUSIVE for a moment. */
    EXCLUSIVE("");

    private final Pattern pattern;

    TableSettings(String pattern) {
        this.pattern = Pattern.compile("^\\s*" + pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    static TableSettings of(String action) {
        for (TableSettings each : values()) {
            if (each.pattern.matcher(action).find()) {
                return each;
            }
        }
        return EXCLUSIVE;
    }
}
