package dev.towpath.adapter.flyway;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Loners;
import dev.towpath.model.changeset.Loners.Handling;
import java.util.List;

/**
 * How Flyway wraps a script: in a transaction of its own, or with {@code group} in one for all that are pending, unless
 * {@code executeInTransaction} is off. It looks for statements that PostgreSQL refuses inside a transaction: a script
 * with nothing else runs without one, and a script that mixes them is refused, or with {@code mixed} runs without one
 * altogether.
 *
 * @see <a href="https://documentation.red-gate.com/fd/flyway-execute-in-transaction-setting-277578997.html">Flyway,
 *     executeInTransaction</a>
 */
final class FlywayTransactions {
    /**
     * What Flyway 13 knows on PostgreSQL 12 and newer. {@code REINDEX … CONCURRENTLY} of a table or index and
     * {@code DETACH PARTITION … CONCURRENTLY} are not among them: they fail unless the script has
     * {@code executeInTransaction=false}.
     */
    private static final List<String> HEADS = List.of(
            "CREATE DATABASE",
            "CREATE TABLESPACE",
            "CREATE SUBSCRIPTION",
            "DROP DATABASE",
            "DROP TABLESPACE",
            "DROP SUBSCRIPTION",
            "ALTER SYSTEM",
            "CREATE INDEX CONCURRENTLY",
            "CREATE UNIQUE INDEX CONCURRENTLY",
            "DROP INDEX CONCURRENTLY",
            "REINDEX SCHEMA",
            "REINDEX DATABASE",
            "REINDEX SYSTEM",
            "REINDEX VERBOSE SCHEMA",
            "REINDEX VERBOSE DATABASE",
            "REINDEX VERBOSE SYSTEM",
            "VACUUM",
            "DISCARD ALL");

    private static final Loners APART = new Loners(Handling.APART, HEADS);
    private static final Loners MIXED = new Loners(Handling.FREES_ALL, HEADS);

    private FlywayTransactions() {}

    /** @param transaction whether the script wants one, by its own settings or the project's */
    static TransactionMode mode(FlywaySettings settings, boolean transaction) {
        if (!transaction) {
            return TransactionMode.NONE;
        }
        return settings.group() ? TransactionMode.ALL_PENDING : TransactionMode.WHOLE;
    }

    static Loners loners(FlywaySettings settings) {
        return settings.mixed() ? MIXED : APART;
    }
}
