package dev.towpath.adapter.flyway;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The number by which Flyway notices an edited file: the CRC-32 of the lines in UTF-8 without their line ends and
 * without a byte-order mark, as a signed 32-bit integer. LF, CR LF, CR and a missing last line end give the same value.
 */
final class Checksum {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Checksum() {}

    static int of(String text) {
        CRC32 crc = new CRC32();
        withoutByteOrderMark(text).lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
