package dev.towpath.review.rule.index;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.model.operation.SchemaOperation.Maintenance;
import dev.towpath.model.operation.Upkeep;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who waits while an index is built, dropped or rebuilt. */
public final class IndexLockRules implements RuleSet {
    private static final Pattern REINDEX = Pattern.compile(
            "^(REINDEX\\s+(?:\\((?![^)]*CONCURRENTLY)[^)]*\\)\\s*)?(?:INDEX|TABLE|SCHEMA|DATABASE))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_INDEX = Pattern.compile(
            "^REINDEX\\s+(?:\\([^)]*\\)\\s*)?INDEX\\s+(?:([a-z_0-9]+)\\.)?([a-z_0-9]+)\\s*;?$",
            Pattern.CASE_INSENSITIVE);
    private static final int REINDEX_CONCURRENTLY_SINCE = 12;

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public IndexLockRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "create-index-blocking",
                        "builds an index while writers wait",
                        LOCK,
                        Severity.WARNING,
                        when(CreateIndex.class, IndexLockRules::created)),
                postgres(
                        "drop-index-blocking",
                        "drops an index under ACCESS EXCLUSIVE",
                        LOCK,
                        Severity.WARNING,
                        when(DropIndex.class, IndexLockRules::dropped)),
                postgres(
                        "reindex-blocking",
                        "rebuilds an index while writers wait",
                        LOCK,
                        Severity.WARNING,
                        when(Maintenance.class, IndexLockRules::rebuilt)));
    }

    private static @Nullable Said created(CreateIndex create, Scene scene) {
        boolean partitioned =
                scene.table(create.table()).filter(TableFacts::partitioned).isPresent();
        if (create.concurrently()
                || !scene.existed(create.table())
                || (create.only() && partitioned)
                || (create.ifNotExists() && Indexes.isThere(create, scene))) {
            return null;
        }
        return Said.of(
                "CREATE INDEX holds SHARE on " + create.table() + (partitioned ? " and each of its partitions" : "")
                        + " until it is built: reads go on, every write waits");
    }

    private static @Nullable Said dropped(DropIndex drop, Scene scene) {
        if (drop.concurrently() || scene.schema().ownerOf(drop.index()).isEmpty()) {
            return null;
        }
        TableFacts owner =
                scene.schema().tableOf(drop.index()).flatMap(scene::table).orElse(null);
        if (owner != null && (owner.partitioned() || Indexes.isOfConstraint(drop.index(), owner))) {
            // The server has no concurrent form for these.
            return null;
        }
        String table = owner == null ? "its table" : owner.name().display();
        return Said.of("DROP INDEX waits for ACCESS EXCLUSIVE on " + table
                + " behind every running query, and everybody else queues behind it");
    }

    /** {@code REINDEX INDEX} of an index on a table that the same file made. */
    private static boolean isOwnIndex(Scene scene) {
        Matcher index = ONE_INDEX.matcher(scene.action().sql().strip());
        if (!index.find()) {
            return false;
        }
        String name = index.group(2).toLowerCase(Locale.ROOT);
        // The index of a temporary table lies where the table does, and is found there first.
        Stream<TableName> places = index.group(1) == null
                ? Stream.of(TableName.of(TableName.SESSION_SCHEMA, name), TableName.of(name))
                : Stream.of(TableName.of(index.group(1).toLowerCase(Locale.ROOT), name));
        return places.flatMap(place -> scene.schema().tableOf(place).stream())
                .findFirst()
                .filter(table -> !scene.existed(table))
                .isPresent();
    }

    private static @Nullable Said rebuilt(Maintenance upkeep, Scene scene) {
        TableName table = upkeep.table();
        boolean used = table == null ? !scene.schema().beganEmpty() : scene.existed(table);
        if (upkeep.upkeep() != Upkeep.REINDEX || !used || isOwnIndex(scene)) {
            return null;
        }
        Said said = Said.of(
                "REINDEX holds SHARE on " + (table == null ? "the table" : table)
                        + " and ACCESS EXCLUSIVE on the index until it is rebuilt: writes wait, and so does every query that is planned meanwhile");
        String written = scene.action().sql().strip();
        String sql = REINDEX.matcher(written).replaceFirst("$1 CONCURRENTLY");
        if (!scene.version().atLeast(REINDEX_CONCURRENTLY_SINCE)) {
            return said.advice("Build a new index concurrently, drop the old one, and give the new one its name.");
        }
        Said online = said.advice("Rebuild it CONCURRENTLY, outside a transaction: reads and writes go on.");
        return sql.equals(written) ? online : online.rewrite(sql);
    }
}
