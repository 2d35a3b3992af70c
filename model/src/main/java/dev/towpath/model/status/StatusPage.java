package dev.towpath.model.status;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.OrderRecord;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Renders a status as the Markdown page that the Temporal UI shows: no images, HTML or scripts, at most 20,000 bytes. */
public final class StatusPage {
    /** In UTF-16 units, each of which is at most three bytes long. */
    private static final int MOST = 5_000;

    private static final int LONGEST_MESSAGE = 1_000;

    private StatusPage() {}

    /** The page. */
    public static String render(MigrationStatus status) {
        StringBuilder page = new StringBuilder();
        line(
                page,
                "**%s** · phase **%s** · step %d of %d",
                status.state().display(),
                status.phase().display(),
                status.stepsDone(),
                status.stepsTotal());
        page.append('\n');
        now(page, status);
        // Before everything that may grow, so that a page that is cut never loses it.
        if (!status.possibleOrders().isEmpty()) {
            line(page, "What an operator may do now:");
            status.possibleOrders().forEach(order -> line(page, "- `towpath %s %s`", order, status.id()));
            page.append('\n');
        }
        phases(page, status);
        lists(page, status);
        return shorten(page);
    }

    /** Half a surrogate pair could not be sent. */
    private static String shorten(StringBuilder page) {
        if (page.length() <= MOST) {
            return page.toString();
        }
        int cut = Character.isHighSurrogate(page.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return page.substring(0, cut) + "\n…\n";
    }

    private static void now(StringBuilder page, MigrationStatus status) {
        var problem = status.problem();
        if (problem != null) {
            line(page, "Problem %s: %s", problem.code(), excerpt(problem.message()));
        }
        var step = status.step();
        if (step != null) {
            line(page, "Now: `%s` %s", step.id(), step.summary());
        }
        var waiting = status.waiting();
        if (waiting != null) {
            String attempts = waiting.attempts() == 0 ? "" : ", attempt " + waiting.attempts();
            line(page, "Waiting for %s since %s%s", waiting.on(), time(waiting.since()), attempts);
            for (Blocker blocker : waiting.heldBy()) {
                line(
                        page,
                        "- held by %s: `%s`",
                        blocker.display(),
                        blocker.query().replace('`', '\''));
            }
        }
        page.append('\n');
    }

    private static void phases(StringBuilder page, MigrationStatus status) {
        line(page, "| phase | began | took |");
        line(page, "|---|---|---|");
        for (PhaseSpan span : status.phases()) {
            Instant ended = span.ended();
            String took = ended == null ? "running" : duration(Duration.between(span.began(), ended));
            line(page, "| %s | %s | %s |", span.phase().display(), time(span.began()), took);
        }
        page.append('\n');
    }

    private static void lists(StringBuilder page, MigrationStatus status) {
        for (Fill fill : status.fills()) {
            line(page, "- filled %s: %d rows in %s", fill.table(), fill.rows(), duration(fill.took()));
        }
        status.held().forEach(held -> line(page, "- held for contract: %s, it %s", held.id(), held.reason()));
        for (Check check : status.checks()) {
            line(page, "- %s: %s %s", check.ok() ? "proven" : "NOT proven", check.name(), check.detail());
        }
        for (OrderRecord order : status.orders()) {
            line(page, "- %s ordered by %s at %s %s", order.order(), order.by(), time(order.at()), order.reason());
        }
        status.notes().forEach(note -> line(page, "- %s", note));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis < 10_000 ? millis + " ms" : duration.toSeconds() + " s";
    }

    /** A server's message may be a page of its own; the status holds all of it. */
    private static String excerpt(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** One line, whatever an operator or a server wrote: a line break would end the list or the table it stands in. */
    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder page, String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        page.append(text.replaceAll("\\R", " ")).append('\n');
    }
}
