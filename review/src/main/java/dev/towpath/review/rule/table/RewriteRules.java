package dev.towpath.review.rule.table;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import dev.towpath.model.operation.TableChange;
import dev.towpath.model.operation.Upkeep;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What writes a whole table anew, or fills a view anew, while others wait. */
public final class RewriteRules implements RuleSet {
    private static final Set<Upkeep> COMPACTING = Set.of(Upkeep.VACUUM_FULL, Upkeep.CLUSTER);
    private static final Pattern EMPTIED = Pattern.compile(
            "^\\s*REFRESH\\b.*\\bWITH\\s+NO\\s+DATA\\s*;?\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int REPACK_SINCE = 19;
    private static final String COPY =
            "Fill a second table in chunks and switch over by a rename; or do it in a maintenance window.";

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public RewriteRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "vacuum-full-cluster",
                        "writes a table anew while everybody waits",
                        LOCK,
                        Severity.ERROR,
                        when(Maintenance.class, RewriteRules::compacts)),
                postgres(
                        "set-logged-unlogged",
                        "writes a table anew, logged or unlogged",
                        LOCK,
                        Severity.ERROR,
                        when(AlterTable.class, RewriteRules::logged)),
                postgres(
                        "access-method",
                        "writes a table anew for another access method",
                        LOCK,
                        Severity.ERROR,
                        when(
                                AlterTable.class,
                                (a, s) -> a.change() == TableChange.SET_ACCESS_METHOD ? moved(a, s) : null)),
                postgres(
                        "tablespace",
                        "copies a table or index to another place",
                        LOCK,
                        Severity.ERROR,
                        when(AlterTable.class, (a, s) -> a.change() == TableChange.SET_TABLESPACE ? moved(a, s) : null),
                        when(Maintenance.class, RewriteRules::moves)),
                postgres(
                        "refresh-matview-blocking",
                        "fills a materialized view while its readers wait",
                        LOCK,
                        Severity.WARNING,
                        when(Maintenance.class, RewriteRules::refreshes)),
                postgres(
                        "refresh-matview-concurrent",
                        "one refresh of a materialized view at a time",
                        LOCK,
                        Severity.INFO,
                        when(Maintenance.class, RewriteRules::refreshesOnline)));
    }

    private static @Nullable Said compacts(Maintenance upkeep, Scene scene) {
        TableName table = upkeep.table();
        boolean used = table == null ? !scene.schema().beganEmpty() : scene.existed(table);
        return COMPACTING.contains(upkeep.upkeep()) && used
                ? Said.of(
                                (upkeep.upkeep() == Upkeep.CLUSTER ? "CLUSTER" : "VACUUM FULL") + " writes "
                                        + (table == null ? "every table" : table)
                                        + " and its indexes anew under ACCESS EXCLUSIVE: nobody reads or writes until that is done")
                        .advice(
                                scene.version().atLeast(REPACK_SINCE)
                                        ? "Use REPACK (CONCURRENTLY)."
                                        : "Use pg_repack, which swaps a copy in; plain VACUUM is enough where the space is used again anyway.")
                : null;
    }

    private static @Nullable Said logged(AlterTable alter, Scene scene) {
        return switch (alter.change()) {
            case SET_LOGGED -> moved(alter, scene);
            case SET_UNLOGGED ->
                scene.existed(alter.table())
                        ? Said.of(
                                        alter.table()
                                                + " is written anew under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile, and from then on a crash empties it and replicas do not have it")
                                .advice("Leave it logged; for rows that may get lost, make a new unlogged table.")
                        : null;
            default -> null;
        };
    }

    private static @Nullable Said moved(AlterTable alter, Scene scene) {
        boolean partitioned =
                scene.table(alter.table()).filter(TableFacts::partitioned).isPresent();
        if (partitioned || !scene.existed(alter.table())) {
            // For a partitioned table it only says where new partitions go.
            return null;
        }
        String how = switch (alter.change()) {
            case SET_LOGGED -> "written anew, and into the log, for SET LOGGED";
            case SET_TABLESPACE -> "copied to the other tablespace";
            default -> "written anew by the other access method";
        };
        return Said.of("table " + alter.table() + " is " + how
                        + " under ACCESS EXCLUSIVE: nobody reads or writes it until that is done")
                .advice(COPY);
    }

    private static @Nullable Said moves(Maintenance upkeep, Scene scene) {
        return upkeep.upkeep() == Upkeep.MOVE && !scene.schema().beganEmpty()
                ? Said.of(
                                "what moves to the other tablespace is copied under ACCESS EXCLUSIVE: nobody reads or writes it until that is done")
                        .advice(
                                "An index can be built concurrently in the other tablespace instead, and the old one dropped. Anything else: in a maintenance window.")
                : null;
    }

    private static @Nullable Said refreshes(Maintenance upkeep, Scene scene) {
        TableName view = upkeep.table();
        if (view != null
                && scene.existed(view)
                && EMPTIED.matcher(scene.action().sql()).find()) {
            return Said.of("WITH NO DATA empties " + view + ": whoever reads it fails until it is refreshed again")
                    .advice("Refresh it with its data, or drop it if nobody needs it.");
        }
        return upkeep.upkeep() == Upkeep.REFRESH && view != null && scene.existed(view)
                ? Said.of("REFRESH holds ACCESS EXCLUSIVE on " + view
                                + " while its query runs: everybody who reads the view waits")
                        .advice(
                                "CONCURRENTLY lets them read on. It needs a unique index over plain columns and a view that is filled already.")
                        .rewrite("REFRESH MATERIALIZED VIEW CONCURRENTLY " + scene.sql(view))
                : null;
    }

    private static @Nullable Said refreshesOnline(Maintenance upkeep, Scene scene) {
        TableName view = upkeep.table();
        return upkeep.upkeep() == Upkeep.REFRESH_CONCURRENTLY && view != null && scene.existed(view)
                ? Said.of("REFRESH CONCURRENTLY holds EXCLUSIVE on " + view
                                + " until its transaction ends: readers go on, another refresh waits")
                        .advice(
                                "Keep it in a transaction of its own, and away from the job that refreshes it regularly.")
                : null;
    }
}
