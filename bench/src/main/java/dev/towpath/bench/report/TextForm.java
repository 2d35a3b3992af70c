package dev.towpath.bench.report;

import dev.towpath.bench.figure.Result;
import java.util.List;
import java.util.stream.IntStream;

/** For a terminal. */
final class TextForm {
    /** The columns that say what a line is about are read from the left. */
    private static final int NAMES = 3;

    private TextForm() {}

    static String of(Result result) {
        Table table = Table.of(result);
        int[] widths = IntStream.range(0, table.titles().size())
                .map(column -> Math.max(
                        table.titles().get(column).length(),
                        table.lines().stream()
                                .mapToInt(line -> line.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        StringBuilder text = new StringBuilder(Notes.machine(result)).append("\n\n");
        append(text, table.titles(), widths);
        table.lines().forEach(line -> append(text, line, widths));
        Notes.of(result).forEach(note -> text.append('\n').append(note));
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String room = " ".repeat(widths[column] - cell.length());
            line.append(column < NAMES ? cell + room : room + cell).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
