package dev.towpath.starter.render;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.FillPace;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.PendingWork;
import dev.towpath.starter.client.ShellArgument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A migration as an operator reads it. */
public final class StatusText {
    private static final int BAR = 20;
    private static final int NAME = 10;

    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Paint paint) {
        this.paint = paint;
    }

    /** The lines for this moment. */
    public static List<String> lines(MigrationView view, Instant today, Paint paint) {
        Instant now = view.closed() == null ? today : view.closed();
        StatusText text = new StatusText(paint);
        MigrationStatus status = view.status();
        if (status == null) {
            text.silent(view);
        } else {
            text.head(view, status);
            text.phases(status, now);
            text.step(status, now);
            text.waiting(view, status, now);
            view.progress().ifPresent(text::progress);
            text.attempts(view);
            text.problem(view, status);
            text.rest(status);
        }
        text.next(view);
        return List.copyOf(text.lines);
    }

    private void silent(MigrationView view) {
        lines.add(paint.bold(Words.line(view.id())) + "  " + view.server() + " on the server"
                + (view.database().isEmpty() ? "" : "  database " + Words.line(view.database())));
        if (view.closed() == null) {
            lines.add(paint.yellow("no worker answers: start one with towpath worker"));
        }
        view.progress().ifPresent(this::progress);
        attempts(view);
        if (view.failure() != null) {
            lines.add(field("problem", paint.red(Words.line(view.failure()))));
        }
    }

    private void head(MigrationView view, MigrationStatus status) {
        String steps = status.stepsTotal() == 0 ? "" : "  step " + status.stepsDone() + "/" + status.stepsTotal();
        lines.add(paint.bold(Words.line(view.id())) + "  " + state(view, status.state()) + "  phase "
                + status.phase().display() + steps + "  database " + Words.line(status.database()));
        String digest = status.planDigest();
        if (digest != null) {
            lines.add(field("plan", paint.faint(digest)));
        }
    }

    private String state(MigrationView view, MigrationState state) {
        if (view.brokenOff()) {
            return paint.red(view.server() + " while " + state.display());
        }
        return switch (state) {
            case COMPLETED -> paint.green(state.display());
            case BLOCKED, REFUSED -> paint.red(state.display());
            case PAUSED, ROLLING_BACK, ROLLED_BACK -> paint.yellow(state.display());
            case QUEUED, RUNNING -> state.display();
        };
    }

    private void phases(MigrationStatus status, Instant now) {
        for (Phase phase : Phase.values()) {
            Optional<PhaseSpan> span =
                    status.phases().stream().filter(s -> s.phase() == phase).findFirst();
            if (phase == Phase.CONTRACT && span.isEmpty()) {
                continue;
            }
            String when = span.map(s -> "began " + Words.time(s.began()) + ", "
                            + (s.ended() == null
                                    ? "for " + Words.duration(Duration.between(s.began(), now))
                                    : "took " + Words.duration(Duration.between(s.began(), s.ended()))))
                    .orElse("-");
            lines.add("  " + mark(span) + " " + padded(phase.display()) + "  " + when);
        }
    }

    private String mark(Optional<PhaseSpan> span) {
        if (span.isEmpty()) {
            return paint.faint("·");
        }
        return span.get().ended() == null ? paint.bold(">") : paint.green("+");
    }

    private void step(MigrationStatus status, Instant now) {
        MigrationStatus.CurrentStep step = status.step();
        if (step != null && !status.state().isFinal()) {
            lines.add(field(
                    "step",
                    Words.line(step.id()) + "  " + Words.line(step.summary()) + "  ("
                            + Words.duration(Duration.between(step.since(), now)) + ")"));
        }
    }

    private void waiting(MigrationView view, MigrationStatus status, Instant now) {
        MigrationStatus.Waiting waiting = status.waiting();
        if (waiting == null) {
            return;
        }
        lines.add(field(
                "waiting",
                paint.yellow("for " + Words.line(waiting.on()) + " since " + Words.time(waiting.since()) + " ("
                        + Words.duration(Duration.between(waiting.since(), now))
                        + (waiting.attempts() == 0 ? "" : ", " + Words.plural(waiting.attempts(), "attempt")) + ")")));
        MigrationView.Holder holder = view.holder();
        if (holder != null) {
            lines.add(field(
                    "held by",
                    Words.line(holder.id()) + " (" + Words.line(holder.state()) + "), look with towpath status "
                            + ShellArgument.of(holder.id())));
        }
        for (Blocker blocker : waiting.heldBy()) {
            lines.add(field("held by", Words.line(blocker.display())));
            if (!blocker.query().isBlank()) {
                lines.add(field("", paint.faint(Words.line(blocker.query()))));
            }
        }
    }

    private void progress(BackfillProgress progress) {
        lines.add(field("backfill", bar(progress) + backfill(progress)));
        FillPace pace = progress.pace();
        if (pace != null) {
            FillText.pace(progress.chunkRows(), pace).ifPresent(line -> lines.add(field("", line)));
            if (pace.waiting() != null) {
                lines.add(field("throttle", paint.yellow(Words.line(pace.waiting()))));
            }
        }
    }

    private static String bar(BackfillProgress progress) {
        int percent = progress.percent();
        if (percent < 0) {
            return "";
        }
        int full = percent * BAR / 100;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    }

    /** {@code orders 40 %, 400,000 of 1,000,000 rows, 52,300 rows/s, 12 s left}. */
    static String backfill(BackfillProgress progress) {
        StringBuilder text = new StringBuilder(Words.line(progress.table()));
        if (progress.percent() >= 0) {
            text.append(' ').append(progress.percent()).append(" %, ");
            text.append(Words.count(progress.rowsDone())).append(" of ");
            text.append(Words.count(progress.rowsEstimated())).append(" rows");
        } else {
            text.append(", ").append(Words.plural(progress.rowsDone(), "row"));
        }
        text.append(", ")
                .append(Words.count(Math.round(progress.rowsPerSecond())))
                .append(" rows/s");
        if (progress.secondsLeft() >= 0) {
            text.append(", ").append(FillText.left(progress.left())).append(" left");
        }
        return text.toString();
    }

    private void attempts(MigrationView view) {
        for (PendingWork work : view.pending()) {
            String failure = work.lastFailure();
            if (work.attempt() > 1 || failure != null) {
                lines.add(field(
                        "retry",
                        work.activity() + ": attempt " + work.attempt()
                                + (failure == null ? "" : ", after: " + Words.line(failure))));
            }
        }
    }

    private void problem(MigrationView view, MigrationStatus status) {
        MigrationStatus.Problem problem = status.problem();
        if (problem != null) {
            lines.add(field(
                    "problem",
                    paint.red(
                            problem.code().name() + (problem.step() == null ? "" : " in " + Words.line(problem.step()))
                                    + ": " + Words.line(problem.message()))));
        }
        if (view.failure() != null) {
            lines.add(field("problem", paint.red(Words.line(view.failure()))));
        }
        for (Finding finding : status.findings()) {
            lines.addAll(FindingText.lines(finding, paint).stream()
                    .map(l -> "  " + l)
                    .toList());
        }
    }

    private void rest(MigrationStatus status) {
        status.held()
                .forEach(h -> lines.add(
                        field("held", h.id() + " " + Words.line(h.description()) + ": " + Words.line(h.reason()))));
        status.fills()
                .forEach(f -> lines.add(field(
                        "filled",
                        Words.line(f.table()) + ", " + Words.plural(f.rows(), "row") + " in "
                                + Words.duration(f.took())
                                + FillText.inPlace(f.inPlace())
                                        .map(share -> ", " + share)
                                        .orElse(""))));
        status.checks()
                .forEach(c -> lines.add(field(
                        "check",
                        (c.ok() ? paint.green("ok") : paint.red("NOT OK")) + "  " + Words.line(c.name()) + "  "
                                + Words.line(c.detail()))));
        status.orders()
                .forEach(o -> lines.add(field(
                        "order",
                        o.order() + " by " + Words.line(o.by()) + " at " + Words.time(o.at())
                                + (o.reason().isBlank() ? "" : ": " + Words.line(o.reason())))));
        status.notes().forEach(note -> lines.add(field("note", Words.line(note))));
    }

    private void next(MigrationView view) {
        MigrationStatus status = view.status();
        if (status != null && view.over() && !status.held().isEmpty()) {
            lines.add(field(
                    "next",
                    "when no application needs what "
                            + status.held().getFirst().id()
                            + " removes: apply that changeset with the tool itself, then towpath start for the rest"));
        }
        commands(view).forEach(command -> lines.add(field("next", command)));
    }

    /** The orders that make sense now, as whole commands. */
    public static List<String> commands(MigrationView view) {
        MigrationStatus status = view.status();
        if (status == null || view.over()) {
            return List.of();
        }
        return status.possibleOrders().stream()
                .map(order -> "towpath " + order + " " + ShellArgument.of(view.id()))
                .toList();
    }

    private static String field(String name, String value) {
        return "  " + padded(name) + "  " + value;
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, NAME - name.length()));
    }
}
