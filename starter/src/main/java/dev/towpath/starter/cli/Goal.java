package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.client.MigrationView;
import java.util.Optional;

/** How far {@code start} waits. */
enum Goal {
    PREPARED(Phase.PREPARE),
    DEPLOYED(Phase.DEPLOY),
    BACKFILLED(Phase.BACKFILL),
    VALIDATED(Phase.VALIDATE),
    COMPLETED(Phase.CONTRACT);

    private final Phase phase;

    Goal(Phase phase) {
        this.phase = phase;
    }

    /**
     * Whether waiting is over.
     *
     * @param keepWaiting whether a blocked migration is waited for, because somebody will look after it
     * @return the exit code, or empty to go on waiting
     */
    Optional<ExitCode> judge(MigrationView view, boolean keepWaiting) {
        if (view.brokenOff()) {
            // Whatever it had reached: nobody takes it further.
            return Optional.of(view.server().equals("canceled") ? ExitCode.ROLLED_BACK : ExitCode.FAILED);
        }
        MigrationStatus status = view.status();
        if (status == null) {
            return Optional.empty();
        }
        return switch (status.state()) {
            case COMPLETED -> Optional.of(success(status));
            case ROLLED_BACK -> Optional.of(ExitCode.ROLLED_BACK);
            case REFUSED -> Optional.of(cause(status, ExitCode.FINDINGS));
            // What was reached may be taken back now: the end decides.
            case ROLLING_BACK -> Optional.empty();
            case BLOCKED ->
                reached(status)
                        ? Optional.of(success(status))
                        : keepWaiting ? Optional.empty() : Optional.of(cause(status, ExitCode.REFUSED));
            case QUEUED, RUNNING, PAUSED -> reached(status) ? Optional.of(success(status)) : Optional.empty();
        };
    }

    private boolean reached(MigrationStatus status) {
        return status.phase().compareTo(phase) > 0;
    }

    /** Whoever waits for a changed schema must hear that a part of the change is held back: its tables are not there. */
    private ExitCode success(MigrationStatus status) {
        return this == PREPARED || status.held().isEmpty() ? ExitCode.OK : ExitCode.CHANGES_PENDING;
    }

    /** What stands in the way decides: 1 for a statement that failed, 7 for a wrong result, 8 for a lock that was not given. */
    private static ExitCode cause(MigrationStatus status, ExitCode unknown) {
        MigrationStatus.Problem problem = status.problem();
        return problem == null ? unknown : problem.code().exitCode();
    }
}
