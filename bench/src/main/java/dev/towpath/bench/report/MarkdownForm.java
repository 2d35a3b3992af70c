package dev.towpath.bench.report;

import dev.towpath.bench.figure.Result;
import java.util.List;
import java.util.stream.Collectors;

/** For a README. */
final class MarkdownForm {
    private MarkdownForm() {}

    static String of(Result result) {
        Table table = Table.of(result);
        StringBuilder text = new StringBuilder();
        text.append(Notes.machine(result)).append("\n\n");
        append(text, table.titles());
        text.append("|---:|---|---|")
                .append("---:|".repeat(table.titles().size() - 3))
                .append('\n');
        table.lines().forEach(line -> append(text, line));
        text.append('\n');
        Notes.of(result)
                .forEach(note ->
                        text.append("- ").append(note.replace("*:", "\\*:")).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                        .map(cell -> cell.isEmpty() ? " |" : " " + cell.replace("*", "\\*") + " |")
                        .collect(Collectors.joining("", "|", "")))
                .append('\n');
    }
}
