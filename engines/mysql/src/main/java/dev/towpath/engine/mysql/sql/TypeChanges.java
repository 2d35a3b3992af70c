package dev.towpath.engine.mysql.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which changes of a type leave the stored values alone. */
final class TypeChanges {
    private static final int ONE_BYTE_LENGTH = 255;

    private TypeChanges() {}

    /** The row for a change of type, or null when it is the same type. */
    static @Nullable OnlineDdl of(ColumnType from, ColumnType to, String characterSet) {
        if (from.equals(to)) {
            return null;
        }
        if (!from.name().equals(to.name()) || !from.rest().equals(to.rest())) {
            return OnlineDdl.CHANGE_TYPE;
        }
        return switch (from.name()) {
            case "varchar" -> length(from, to, characterSet);
            case "varbinary" -> length(from, to, "binary");
            case "enum", "set" -> members(from, to);
            default -> OnlineDdl.CHANGE_TYPE;
        };
    }

    private static OnlineDdl length(ColumnType from, ColumnType to, String characterSet) {
        if (to.length() < from.length()) {
            return OnlineDdl.SHRINK_VARCHAR;
        }
        return crosses(from.length(), characterSet, to.length(), characterSet)
                ? OnlineDdl.CROSS_VARCHAR_BOUNDARY
                : OnlineDdl.EXTEND_VARCHAR;
    }

    /** Whether values took one byte for their length before, and take two after. */
    static boolean crosses(long from, String fromSet, long to, String toSet) {
        return from * CharacterSets.bytes(fromSet) <= ONE_BYTE_LENGTH
                && to * CharacterSets.bytes(toSet) > ONE_BYTE_LENGTH;
    }

    private static OnlineDdl members(ColumnType from, ColumnType to) {
        List<String> before = from.members();
        boolean appends = to.members().size() >= before.size()
                && to.members().subList(0, before.size()).equals(before);
        boolean sameSize = from.name().equals("enum")
                ? (before.size() <= 255) == (to.members().size() <= 255)
                : setBytes(before.size()) == setBytes(to.members().size());
        return appends && sameSize ? OnlineDdl.APPEND_MEMBERS : OnlineDdl.CHANGE_MEMBERS;
    }

    /** Sets are stored in one, two, three, four or eight bytes. */
    static int setBytes(int members) {
        int bytes = (members + 7) / 8;
        return bytes > 4 ? 8 : Math.max(1, bytes);
    }
}
