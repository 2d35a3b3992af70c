package dev.towpath.adapter.plain.fill;

import java.util.List;

/**
 * One text of a YAML file.
 *
 * @param text its value, without white space around it
 * @param line where it begins in the file, from 1
 * @param column where it begins in that line, from 1
 * @param runs the same text in pieces that know where they stand
 */
record Scalar(String text, int line, int column, List<Run> runs) {
    Scalar {
        runs = List.copyOf(runs);
    }

    /**
     * A piece of a text.
     *
     * @param text never empty
     * @param offset where it begins in the file, in characters; when the file has another spelling there (an escape, a
     *     folded line), where that begins
     */
    record Run(String text, int offset) {}

    /** Where it begins in the file, in characters. */
    int offset() {
        return runs.isEmpty() ? 0 : runs.getFirst().offset();
    }
}
