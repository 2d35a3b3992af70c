package dev.towpath.starter.render;

import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.client.MigrationView;

/** A migration on one line, for logs. */
public final class StatusLine {
    private StatusLine() {}

    /** The line, with everything that moves. */
    public static String of(MigrationView view) {
        String progress =
                view.progress().map(p -> "  backfill " + StatusText.backfill(p)).orElse("");
        return key(view) + progress;
    }

    /** What makes two lines worth printing both: everything but the numbers that always move. */
    public static String key(MigrationView view) {
        MigrationStatus status = view.status();
        String id = Words.line(view.id());
        if (status == null) {
            return id + "  " + view.server()
                    + (view.unanswered() ? "  no worker answers: start one with towpath worker" : "");
        }
        StringBuilder line = new StringBuilder(id)
                .append("  ")
                .append(view.brokenOff() ? view.server() + " while " : "")
                .append(status.state().display())
                .append("  ")
                .append(status.phase().display());
        if (status.stepsTotal() > 0) {
            line.append("  step ").append(status.stepsDone()).append('/').append(status.stepsTotal());
        }
        if (status.state().isFinal() && !status.held().isEmpty()) {
            line.append("  ")
                    .append(Words.plural(status.held().size(), "changeset"))
                    .append(" held");
        }
        MigrationStatus.CurrentStep step = status.step();
        if (step != null && !status.state().isFinal()) {
            line.append("  ").append(Words.line(step.summary()));
        }
        MigrationStatus.Waiting waiting = status.waiting();
        if (waiting != null) {
            line.append("  waiting for ")
                    .append(Words.line(waiting.on()))
                    .append(" since ")
                    .append(Words.time(waiting.since()));
            if (!waiting.heldBy().isEmpty()) {
                line.append(", held by ")
                        .append(Words.line(waiting.heldBy().getFirst().display()));
            }
        }
        MigrationStatus.Problem problem = status.problem();
        if (problem != null) {
            line.append("  ").append(problem.code().name()).append(": ").append(Words.line(problem.message()));
        }
        if (view.failure() != null) {
            line.append("  ").append(Words.line(view.failure()));
        }
        return line.toString();
    }
}
