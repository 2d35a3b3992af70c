package dev.towpath.engine.postgres.sql;

import java.util.regex.Pattern;

/** Settings of one transaction, as settings of the session. */
final class SessionScope {
    private static final Pattern SET_LOCAL = Pattern.compile("^(\\s*SET\\s+)LOCAL\\b", Pattern.CASE_INSENSITIVE);

    /** The third argument says whether the setting is local; it may be written as a word, a text or a cast. */
    private static final Pattern SET_CONFIG = Pattern.compile(
            "(\\bset_config\\s*\\(.*,)\\s*(?:true|'t'|'true'|'on'|'yes'|'1')(?:\\s*::\\s*bool(?:ean)?)?(\\s*\\)[^)]*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SessionScope() {}

    static String of(String setting) {
        String session = SET_LOCAL.matcher(setting).replaceFirst("$1SESSION");
        return SET_CONFIG.matcher(session).replaceFirst("$1 false$2");
    }
}
