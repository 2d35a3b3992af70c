package dev.towpath.adapter.plain.fill;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Finds the texts of one YAML file again in its characters. */
final class Scalars {
    private final String source;
    /** Where each code point begins, because marks count them; the last is the end. */
    private final int[] offsets;

    Scalars(String source) {
        this.source = source;
        this.offsets = new int[source.codePointCount(0, source.length()) + 1];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = source.offsetByCodePoints(offsets[i - 1], 1);
        }
    }

    Scalar of(ScalarNode node) {
        Mark start = node.getStartMark().orElseThrow();
        int begin = offset(start);
        int end = offset(node.getEndMark().orElseThrow());
        ScalarStyle style = node.getScalarStyle();
        String text = node.getValue().strip();
        return new Scalar(
                text,
                start.getLine() + 1,
                start.getColumn() + 1,
                Alignment.of(text, source, first(style, begin, end), end, style == ScalarStyle.SINGLE_QUOTED));
    }

    private int offset(Mark mark) {
        return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }

    private int first(ScalarStyle style, int begin, int end) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> begin;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> begin + 1;
            // Behind the line with | or >.
            case LITERAL, FOLDED -> {
                int i = begin;
                while (i < end && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
                    i++;
                }
                yield i;
            }
        };
    }
}
