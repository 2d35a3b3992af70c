package dev.towpath.model.changeset;

import java.util.List;

/**
 * One SQL file as the tool would send it: placeholders are already replaced, and every offset can be led back to the
 * file a person edits.
 *
 * @param file path relative to the project folder
 * @param text the text to run, without a byte-order mark
 * @param original the text of the file, without a byte-order mark
 * @param replacements where {@code text} differs from {@code original}, by ascending offset; empty when they are equal
 */
public record Script(String file, String text, String original, List<Replacement> replacements) {
    /**
     * One replaced placeholder, or a leap in a text that was put together from parts of the file.
     *
     * @param offset where the value begins in the text to run, in characters
     * @param length characters of the value
     * @param originalLength characters of the placeholder in the file; negative when what follows stands further up
     */
    public record Replacement(int offset, int length, int originalLength) {}

    public Script {
        replacements = List.copyOf(replacements);
    }

    /** A file that runs as it stands. */
    public static Script verbatim(String file, String text) {
        return new Script(file, text, text, List.of());
    }

    /** The offset in the file that an offset in the text to run came from. Inside a replaced value: where it begins. */
    public int originalOffset(int offset) {
        int shift = 0;
        for (Replacement replacement : replacements) {
            if (offset < replacement.offset()) {
                break;
            }
            if (offset < replacement.offset() + replacement.length()) {
                return replacement.offset() + shift;
            }
            shift += replacement.originalLength() - replacement.length();
        }
        return offset + shift;
    }
}
