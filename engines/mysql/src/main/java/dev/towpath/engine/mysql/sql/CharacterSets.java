package dev.towpath.engine.mysql.sql;

import java.util.Map;

/** How many bytes a character may take. */
final class CharacterSets {
    /** What servers from 8.0 on use when nobody says anything. */
    static final String ASSUMED = "utf8mb4";

    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("utf8mb4", 4),
            Map.entry("utf8mb3", 3),
            Map.entry("utf8", 3),
            Map.entry("utf16", 4),
            Map.entry("utf16le", 4),
            Map.entry("utf32", 4),
            Map.entry("gb18030", 4),
            Map.entry("ujis", 3),
            Map.entry("eucjpms", 3),
            Map.entry("ucs2", 2),
            Map.entry("gbk", 2),
            Map.entry("gb2312", 2),
            Map.entry("big5", 2),
            Map.entry("sjis", 2),
            Map.entry("cp932", 2),
            Map.entry("euckr", 2));

    private CharacterSets() {}

    /** The most bytes one character takes. */
    static int bytes(String characterSet) {
        return BYTES.getOrDefault(characterSet, 1);
    }

    /** {@code utf8} is another name of {@code utf8mb3} on all these servers. */
    static String canonical(String characterSet) {
        return characterSet.equals("utf8") ? "utf8mb3" : characterSet;
    }

    /** The character set a collation is for: its first word. */
    static String ofCollation(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }
}
