package dev.towpath.bench.report;

import dev.towpath.bench.figure.Baseline;
import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Latency;
import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Result;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the figures: for each size and load one bar per way for its time against the single update, and beside it the
 * application's 99th percentile and longest wait on a logarithmic scale. Plain SVG, with its text as text.
 */
public final class Chart {
    private static final int LEFT = 190;
    private static final int RIGHT = 560;
    private static final int LENGTH = 300;
    private static final int LINE = 22;
    private static final int BAR = 14;
    private static final int WIDTH = 960;

    /** Where the logarithmic scale begins, in milliseconds. */
    private static final double LEAST = 0.1;

    private static final String OURS = "#0f766e";
    private static final String THEIRS = "#94a3b8";
    private static final String USUAL = "#1d4ed8";
    private static final String LONGEST = "#bfdbfe";

    private final double mostRatio;
    private final double decades;
    private final StringBuilder body = new StringBuilder();
    private int y;

    private Chart(Result result) {
        mostRatio = Math.max(
                1,
                result.ways().stream()
                        .mapToDouble(way -> way.ratio() == null ? 0 : way.ratio())
                        .max()
                        .orElse(0));
        double slowest = result.ways().stream()
                .mapToDouble(
                        way -> way.application() == null ? 0 : way.application().max())
                .max()
                .orElse(0);
        decades = Math.max(1, Math.ceil(Math.log10(Math.max(1, slowest) / LEAST)));
    }

    /** The picture of this result, as the text of an SVG file. */
    public static String of(Result result) {
        Chart chart = new Chart(result);
        chart.draw(result);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, chart.y + LINE) + chart.body + "</svg>\n";
    }

    private void draw(Result result) {
        text(LEFT, LINE, "time ÷ one-update", true);
        text(RIGHT, LINE, "p99 and longest wait of the application, ms, log scale", true);
        y = LINE;
        for (long rows : result.rows()) {
            List<Load> loads = result.ways().stream()
                    .filter(way -> way.rows() == rows)
                    .map(Figures::load)
                    .distinct()
                    .toList();
            for (Load load : loads) {
                group(result, rows, load);
            }
        }
    }

    private void group(Result result, long rows, Load load) {
        y += LINE + LINE / 2;
        text(10, y, String.format(Locale.ROOT, "%,d rows, %s", rows, load.display()), true);
        List<Figures> ways = result.ways().stream()
                .filter(way -> way.rows() == rows && way.load().equals(load))
                .toList();
        int top = y + LINE - BAR;
        for (Baseline alone : result.baselines()) {
            if (alone.rows() == rows && alone.load().equals(load)) {
                line("no fill", null, false, alone.application(), 0);
            }
        }
        for (Figures way : ways) {
            line(way.name(), way.ratio(), way.name().startsWith("towpath"), way.application(), way.rowsMissed());
        }
        if (ways.stream().anyMatch(way -> way.ratio() != null)) {
            double one = LEFT + LENGTH / mostRatio;
            body.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %dV%d\" stroke=\"#334155\" stroke-dasharray=\"3 3\"/>\n",
                    one,
                    top,
                    y + 4));
        }
    }

    private void line(String name, @Nullable Double ratio, boolean ours, @Nullable Latency application, long missed) {
        y += LINE;
        text(10, y, name, false);
        if (ratio != null) {
            double length = LENGTH * ratio / mostRatio;
            bar(LEFT, length, ours ? OURS : THEIRS);
            String lacking = missed == 0 ? "" : String.format(Locale.ROOT, ", %,d rows missed", missed);
            text(LEFT + length + 5, y, String.format(Locale.ROOT, "%.2f%s", ratio, lacking), false);
        }
        if (application != null) {
            double longest = logarithmic(application.max());
            bar(RIGHT, longest, LONGEST);
            bar(RIGHT, logarithmic(application.p99()), USUAL);
            text(
                    RIGHT + longest + 5,
                    y,
                    String.format(Locale.ROOT, "%.1f / %.1f", application.p99(), application.max()),
                    false);
        }
    }

    private double logarithmic(double millis) {
        return LENGTH * Math.max(0, Math.log10(Math.max(LEAST, millis) / LEAST)) / decades;
    }

    private void bar(int x, double length, String colour) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                x,
                y - BAR + 3,
                length,
                BAR,
                colour));
    }

    private void text(double x, int at, String text, boolean bold) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\"%s>%s</text>\n",
                x,
                at,
                bold ? " font-weight=\"bold\"" : "",
                text));
    }
}
