package dev.towpath.starter.cli;

import dev.towpath.activity.project.ProjectPacking;
import dev.towpath.model.Digest;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.policy.Policy;
import dev.towpath.workflow.migration.MigrationRequest;
import org.jspecify.annotations.Nullable;

/** Makes what a migration is asked to do out of a project. */
final class Requests {
    private static final int LONGEST_ID = 200;

    private Requests() {}

    /** What the project does not tell. */
    record Wish(
            String database,
            String engine,
            Policy policy,
            @Nullable String id,
            String by,
            boolean searchAttributes) {}

    static MigrationRequest of(LoadedProject project, Wish wish) {
        Plugins.refuseReviewOnly(wish.engine(), project.bundle().tool());
        String id = wish.id() == null ? defaultId(project, wish.database()) : wish.id();
        check(id);
        return new MigrationRequest(
                id,
                wish.database(),
                wish.engine(),
                ProjectPacking.pack(project.bundle()),
                wish.policy(),
                digest(project, wish).hex(),
                wish.by(),
                wish.searchAttributes(),
                null);
    }

    /** The release's last changeset names the migration: a later release gets an id of its own. */
    private static String defaultId(LoadedProject project, String database) {
        if (project.changelog().changesets().isEmpty()) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "The project holds no migrations, so there is nothing to run. Check the path.");
        }
        String id =
                database + "/" + project.changelog().changesets().getLast().id().key();
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private static void check(String id) {
        if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "--id: a migration's id has 1 to " + LONGEST_ID + " characters and no control characters.");
        }
    }

    /** The words and their order are part of the digest: changing them makes every running migration look different. */
    private static Digest digest(LoadedProject project, Wish wish) {
        Policy policy = wish.policy();
        return Digest.of(
                "request 1",
                project.changelog().digest().hex(),
                project.changelog().tool(),
                wish.database(),
                wish.engine(),
                "fail-on=" + policy.failOn().name(),
                "not-understood=" + policy.notUnderstood().name(),
                "opaque=" + policy.opaque().name(),
                "backfill-above-rows=" + policy.backfillAboveRows(),
                "lock-timeout=" + policy.lockTimeout(),
                "lock-hold=" + policy.lockHold(),
                "lock-attempts=" + policy.lockAttempts(),
                "lock-backoff=" + policy.lockBackoff());
    }
}
