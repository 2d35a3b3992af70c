package dev.towpath.starter.cli;

import dev.towpath.model.TowpathException;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.render.MigrationDocuments;
import dev.towpath.starter.render.Paint;
import dev.towpath.starter.render.StatusLine;
import dev.towpath.starter.render.StatusText;
import dev.towpath.starter.render.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows a migration while it moves: redrawn in place on a terminal; else a line per change, or every ten seconds. */
final class LiveView {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final String CLEAR_BELOW = "\u001b[J";
    /** Lines that are too long are cut by the terminal, so that they can be counted. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream stream;
    private final Form form;
    private final Paint paint;
    private int drawn;
    private String lastKey = "";
    private long lastLine;

    private enum Form {
        REDRAWN,
        LINES,
        JSON_LINES
    }

    private LiveView(PrintStream stream, Form form, Paint paint) {
        this.stream = stream;
        this.form = form;
        this.paint = paint;
    }

    /** Beside data on standard output. */
    static LiveView onErrors(Surroundings surroundings, Paint paint) {
        return new LiveView(surroundings.err(), surroundings.errTerminal() ? Form.REDRAWN : Form.LINES, paint);
    }

    /** As the data itself. */
    static LiveView onOutput(Surroundings surroundings, boolean json, Paint paint) {
        Form form = json ? Form.JSON_LINES : surroundings.outTerminal() ? Form.REDRAWN : Form.LINES;
        return new LiveView(surroundings.out(), form, paint);
    }

    void show(MigrationView view) {
        switch (form) {
            case REDRAWN -> redraw(StatusText.lines(view, Instant.now(), paint));
            case LINES -> line(StatusLine.key(view), StatusLine.of(view));
            case JSON_LINES -> line(StatusLine.key(view), JsonDocuments.line(MigrationDocuments.status(view)));
        }
    }

    /** The server is away for a moment. */
    void absent(TowpathException failure) {
        String text = Words.line(String.valueOf(failure.getMessage()));
        switch (form) {
            case REDRAWN -> redraw(List.of(text));
            case LINES -> line(text, text);
            case JSON_LINES -> {}
        }
    }

    /** What follows is written from the first drawn line on. */
    void end() {
        if (drawn > 0) {
            stream.print(up() + CLEAR_BELOW);
            stream.flush();
            drawn = 0;
        }
    }

    private void line(String key, String line) {
        boolean changed = !key.equals(lastKey);
        if (changed || System.nanoTime() - lastLine >= QUIET.toNanos()) {
            stream.println(line);
            lastKey = key;
            lastLine = System.nanoTime();
        }
    }

    private void redraw(List<String> lines) {
        stream.print(up() + CLEAR_BELOW + NO_WRAP + String.join("\n", lines) + "\n" + WRAP);
        stream.flush();
        drawn = lines.size();
    }

    private String up() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "A\r";
    }
}
