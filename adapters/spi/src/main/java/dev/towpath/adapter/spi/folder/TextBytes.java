package dev.towpath.adapter.spi.folder;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text, or says at which line they are none. */
final class TextBytes {
    private TextBytes() {}

    static @Nullable String decode(String name, byte[] bytes, Charset charset, Problems problems) {
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        if (!wide && marksUtf16(bytes)) {
            problems.add(name + ": is UTF-16, not " + charset.name() + ". Save it as " + charset.name() + ".");
            return null;
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        String text = out.flip().toString();
        if (result.isError()) {
            problems.add(name + ": is not " + charset.name() + where(text, bytes, in.position())
                    + ". Save it in that encoding, or tell the tool its encoding.");
            return null;
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problems.add(name + ":" + line(text, nul) + ": holds a NUL character, which no SQL has: the file is "
                    + (nul < 4 && StandardCharsets.UTF_8.equals(charset) ? "UTF-16 or UTF-32" : "no text")
                    + ", or damaged. Save it as " + charset.name() + ", or leave it out of the project.");
            return null;
        }
        return text;
    }

    /** Any byte may come first in the encodings that know no mark, so this is only for those that do not. */
    private static boolean marksUtf16(byte[] bytes) {
        return bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }

    private static String where(String before, byte[] bytes, int offset) {
        return offset < bytes.length
                ? String.format(
                        Locale.ROOT,
                        " (line %d: byte 0x%02X at offset %d)",
                        line(before, before.length()),
                        bytes[offset] & 0xff,
                        offset)
                : " (it ends within a character)";
    }

    private static long line(String text, int offset) {
        return 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
