package dev.towpath.review.rule.index;

import static dev.towpath.review.rule.RuleKind.FAILURE;
import static dev.towpath.review.rule.RuleKind.TRANSACTION;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.changeset.Wrapping;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DetachPartition;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import dev.towpath.model.operation.Upkeep;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import dev.towpath.review.rule.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be right around a CONCURRENTLY. */
public final class ConcurrentRules implements RuleSet {
    /** The releases whose concurrent builds could miss rows, mended in 14.4. */
    private static final int CORRUPTING_MAJOR = 14;

    private static final int LAST_CORRUPTING_MINOR = 3;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ConcurrentRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "concurrently-in-tx",
                        "CONCURRENTLY inside a transaction",
                        TRANSACTION,
                        Severity.ERROR,
                        when(SchemaOperation.class, ConcurrentRules::inside)),
                postgres(
                        "concurrent-not-rerunnable",
                        "an index build that cannot be repeated",
                        FAILURE,
                        Severity.WARNING,
                        when(CreateIndex.class, ConcurrentRules::repeated)),
                postgres(
                        "concurrent-on-partitioned",
                        "CONCURRENTLY on a partitioned table",
                        FAILURE,
                        Severity.ERROR,
                        when(CreateIndex.class, ConcurrentRules::onPartitioned),
                        when(DropIndex.class, ConcurrentRules::ofPartitioned)),
                postgres(
                        "concurrent-14-corruption",
                        "a server whose concurrent builds may miss rows",
                        FAILURE,
                        Severity.ERROR,
                        when(SchemaOperation.class, ConcurrentRules::corrupting)),
                postgres(
                        "index-in-ddl-tx",
                        "builds an index while a table is locked",
                        TRANSACTION,
                        Severity.WARNING,
                        when(CreateIndex.class, ConcurrentRules::whileLocked)));
    }

    private static @Nullable String concurrently(SchemaOperation operation) {
        return switch (operation) {
            case CreateIndex create -> create.concurrently() ? "CREATE INDEX CONCURRENTLY" : null;
            case DropIndex drop -> drop.concurrently() ? "DROP INDEX CONCURRENTLY" : null;
            case DetachPartition detach -> detach.concurrently() ? "DETACH PARTITION CONCURRENTLY" : null;
            case Maintenance upkeep -> upkeep.upkeep() == Upkeep.REINDEX_CONCURRENTLY ? "REINDEX CONCURRENTLY" : null;
            default -> null;
        };
    }

    private static @Nullable Said inside(SchemaOperation operation, Scene scene) {
        String what = concurrently(operation);
        if (what == null) {
            return null;
        }
        if (scene.treatment() instanceof Treatment.Refused) {
            // In a block of code, or among statements that share their session.
            return Said.of(what + " fails inside a transaction, and cannot leave the one it stands in");
        }
        if (scene.course().wrapping() == Wrapping.REFUSED) {
            return Said.of(
                            what
                                    + " fails inside a transaction, and the tool refuses this file, because other statements in it want one")
                    .advice("Put it into a file of its own, also apart from SET. Towpath runs it by itself anyway.")
                    .settledByTowpath();
        }
        if (scene.course().transaction() == Transactions.NONE) {
            return null;
        }
        boolean explicit = scene.course().transactions().explicit(scene.course().statement());
        return Said.of(what + " fails inside a transaction, and "
                        + (explicit ? "the file began one with BEGIN" : "the tool runs this file in one"))
                .advice(
                        "Put it into a file of its own, and tell the tool to run that file without a transaction. Towpath runs it by itself anyway.")
                .settledByTowpath();
    }

    private static @Nullable Said repeated(CreateIndex create, Scene scene) {
        if (!create.concurrently() || !scene.existed(create.table())) {
            return null;
        }
        String name = create.index();
        if (name == null) {
            return Said.of(
                            "a build that fails leaves an INVALID index, and without a name the next attempt builds another beside it")
                    .advice("Give the index a name, and drop an unfinished one before each attempt, as Towpath does.")
                    .settledByTowpath();
        }
        TableName index = new TableName(create.table().schema(), name);
        boolean cleared = scene.course()
                .earlier(DropIndex.class, index)
                .anyMatch(drop -> drop.index().name().equals(name));
        if (!create.ifNotExists() || cleared) {
            return null;
        }
        return Said.of("a build that fails leaves " + name
                        + " INVALID, and IF NOT EXISTS then takes it for done: queries never use it, writes pay for it")
                .advice(
                        "Drop an unfinished index before each attempt and look at pg_index.indisvalid after it, as Towpath does.")
                .rewrite(
                        "DROP INDEX CONCURRENTLY IF EXISTS " + scene.sql(index),
                        scene.action().sql().replaceFirst("(?i)(?<!\\s)\\s++IF\\s+NOT\\s+EXISTS", ""))
                .settledByTowpath();
    }

    private static @Nullable Said onPartitioned(CreateIndex create, Scene scene) {
        if (!create.concurrently()
                || scene.table(create.table()).filter(TableFacts::partitioned).isEmpty()) {
            return null;
        }
        Said said = Said.of("the server refuses CREATE INDEX CONCURRENTLY on " + create.table()
                + ", which is partitioned: it can only build on each partition");
        return scene.treatment() instanceof Treatment.Rewritten
                ? said.as(Severity.WARNING).settledByTowpath()
                : said.advice(
                        "Create it ON ONLY the parent, build it CONCURRENTLY on each partition, then attach those indexes to it.");
    }

    private static @Nullable Said ofPartitioned(DropIndex drop, Scene scene) {
        return drop.concurrently()
                        && scene.schema()
                                .tableOf(drop.index())
                                .flatMap(scene::table)
                                .filter(TableFacts::partitioned)
                                .isPresent()
                ? Said.of("the server refuses DROP INDEX CONCURRENTLY on " + drop.index()
                                + ", the index of a partitioned table")
                        .advice("Drop it without CONCURRENTLY, with a short lock_timeout, at a quiet time.")
                        .rewrite("DROP INDEX " + scene.sql(drop.index()))
                : null;
    }

    /** Also what Towpath would make CONCURRENTLY by itself. */
    private static @Nullable Said corrupting(SchemaOperation operation, Scene scene) {
        boolean affected =
                scene.version().major() == CORRUPTING_MAJOR && scene.version().minor() <= LAST_CORRUPTING_MINOR;
        boolean builds = operation instanceof CreateIndex create && scene.existed(create.table());
        boolean rebuilds = operation instanceof Maintenance upkeep && upkeep.upkeep() == Upkeep.REINDEX_CONCURRENTLY;
        boolean online = concurrently(operation) != null
                || (scene.treatment() instanceof Treatment.Rewritten rewritten
                        && rewritten.statements().stream().anyMatch(sql -> sql.contains("CONCURRENTLY")));
        return affected && online && (builds || rebuilds)
                ? Said.of(
                                "on PostgreSQL " + scene.version()
                                        + " an index built concurrently may miss rows that are changed meanwhile, and nothing tells")
                        .advice(
                                "Update the server to 14.4 or later first, and rebuild what was built concurrently before.")
                : null;
    }

    private static @Nullable Said whileLocked(CreateIndex create, Scene scene) {
        if (create.concurrently() || !scene.existed(create.table())) {
            return null;
        }
        return scene.course()
                .held()
                .exclusive()
                .map(lock -> Said.of("the index is built while this transaction holds " + lock.display()
                                + ": nobody reads or writes there until the build ends")
                        .advice("Build it in a transaction of its own, CONCURRENTLY. Towpath runs them apart."))
                .orElse(null);
    }
}
