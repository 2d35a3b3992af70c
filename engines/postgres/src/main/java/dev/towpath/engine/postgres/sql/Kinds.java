package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.ObjectKind;
import java.util.List;
import java.util.Map;

/** Tells the kind of an object from the words that stand before its name. */
final class Kinds {
    /** Longer word lists first: {@code MATERIALIZED VIEW} before {@code VIEW}. */
    private static final List<Map.Entry<String, ObjectKind>> BY_WORDS = List.of(
            Map.entry("materialized view", ObjectKind.MATERIALIZED_VIEW),
            Map.entry("event trigger", ObjectKind.EVENT_TRIGGER),
            Map.entry("foreign table", ObjectKind.FOREIGN_TABLE),
            Map.entry("foreign data wrapper", ObjectKind.OTHER),
            Map.entry("text search", ObjectKind.TEXT_SEARCH),
            Map.entry("user mapping", ObjectKind.OTHER),
            Map.entry("access method", ObjectKind.OTHER),
            Map.entry("operator class", ObjectKind.OPERATOR),
            Map.entry("operator family", ObjectKind.OPERATOR),
            Map.entry("operator", ObjectKind.OPERATOR),
            Map.entry("schema", ObjectKind.SCHEMA),
            Map.entry("sequence", ObjectKind.SEQUENCE),
            Map.entry("view", ObjectKind.VIEW),
            Map.entry("index", ObjectKind.INDEX),
            Map.entry("type", ObjectKind.TYPE),
            Map.entry("domain", ObjectKind.DOMAIN),
            Map.entry("function", ObjectKind.FUNCTION),
            Map.entry("routine", ObjectKind.FUNCTION),
            Map.entry("procedure", ObjectKind.PROCEDURE),
            Map.entry("aggregate", ObjectKind.AGGREGATE),
            Map.entry("trigger", ObjectKind.TRIGGER),
            Map.entry("rule", ObjectKind.RULE),
            Map.entry("policy", ObjectKind.POLICY),
            Map.entry("extension", ObjectKind.EXTENSION),
            Map.entry("collation", ObjectKind.COLLATION),
            Map.entry("cast", ObjectKind.CAST),
            Map.entry("statistics", ObjectKind.STATISTICS),
            Map.entry("publication", ObjectKind.PUBLICATION),
            Map.entry("subscription", ObjectKind.SUBSCRIPTION),
            Map.entry("server", ObjectKind.FOREIGN_SERVER),
            Map.entry("role", ObjectKind.ROLE),
            Map.entry("user", ObjectKind.ROLE),
            Map.entry("group", ObjectKind.ROLE),
            Map.entry("database", ObjectKind.DATABASE));

    private Kinds() {}

    /** The kind these words name; {@code OTHER} for rare ones such as tablespaces, languages and conversions. */
    static ObjectKind of(String words) {
        String text = Source.oneLine(words);
        for (Map.Entry<String, ObjectKind> entry : BY_WORDS) {
            String wanted = entry.getKey();
            boolean whole = text.length() == wanted.length() || text.startsWith(" ", wanted.length());
            if (text.regionMatches(true, 0, wanted, 0, wanted.length()) && whole) {
                return entry.getValue();
            }
        }
        return ObjectKind.OTHER;
    }
}
