package dev.towpath.workflow.migration;

import dev.towpath.model.policy.Policy;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.workflow.activity.PreparedMigration;
import org.jspecify.annotations.Nullable;

/**
 * What a migration is asked to do. Holds no secret: the worker knows the database by name.
 *
 * @param id the workflow id
 * @param database the database's configured name on the worker
 * @param engine the engine's name
 * @param project the tool's files
 * @param policy what is allowed
 * @param digest names changelog, database and policy: two requests with the same digest ask for the same
 * @param requestedBy who asks, for people
 * @param searchAttributes whether the server knows Towpath's search attributes
 * @param resumed where an earlier run of this workflow stopped to keep its history short; null on a first run
 */
public record MigrationRequest(
        String id,
        String database,
        String engine,
        PackedProject project,
        Policy policy,
        String digest,
        String requestedBy,
        boolean searchAttributes,
        @Nullable Resumption resumed) {

    /**
     * What a run hands to its successor.
     *
     * @param status how it stood, without what the plan holds already: a payload has a limit
     * @param prepared the plan
     * @param paused whether a pause was ordered and not yet lifted
     */
    public record Resumption(MigrationStatus status, PreparedMigration prepared, boolean paused) {}

    /** This request as it was made, without what earlier runs handed on: what activities get. */
    MigrationRequest asMade() {
        return resumed == null
                ? this
                : new MigrationRequest(
                        id, database, engine, project, policy, digest, requestedBy, searchAttributes, null);
    }

    /** This request, going on where an earlier run stopped. */
    MigrationRequest resumedAt(Resumption resumption) {
        return new MigrationRequest(
                id, database, engine, project, policy, digest, requestedBy, searchAttributes, resumption);
    }
}
