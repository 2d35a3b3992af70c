package dev.towpath.review.rule.table;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation.AlterObject;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropObject;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Copies of tables, and how tables are kept. */
public final class TableRules implements RuleSet {
    private static final Pattern SELECT = Pattern.compile("^(?:\\(|\\s)*(?:SELECT|WITH)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_VACUUM =
            Pattern.compile("\\bautovacuum_enabled\\s*=?\\s*'?(?:false|off|no|0)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LESS = Pattern.compile("^\\s*(?:DROP|SET)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILL =
            Pattern.compile("\\bfillfactor\\s*=\\s*'?([1-4]\\d)\\b", Pattern.CASE_INSENSITIVE);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public TableRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                rule(
                        "create-table-as",
                        "copies a table in one go",
                        ADVICE,
                        Severity.INFO,
                        when(CreateTable.class, (c, s) -> isInto(s) ? null : copied(c, s, "CREATE TABLE AS"))),
                postgres(
                        "select-into",
                        "copies a table in one go, by SELECT INTO",
                        ADVICE,
                        Severity.INFO,
                        when(CreateTable.class, (c, s) -> isInto(s) ? copied(c, s, "SELECT INTO") : null)),
                postgres(
                        "inherit-change",
                        "a table gains or loses a parent",
                        LOCK,
                        Severity.WARNING,
                        when(AlterTable.class, TableRules::inherits)),
                postgres(
                        "replica-identity",
                        "changes what replication learns of old rows",
                        ADVICE,
                        Severity.WARNING,
                        when(AlterTable.class, TableRules::identity),
                        when(
                                DropObject.class,
                                (d, s) -> d.object() == ObjectKind.PUBLICATION ? unpublished(d.name(), s) : null),
                        when(
                                AlterObject.class,
                                (a, s) -> a.object() == ObjectKind.PUBLICATION
                                                && LESS.matcher(a.action()).find()
                                        ? unpublished(a.name(), s)
                                        : null)),
                postgres(
                        "storage-settings",
                        "storage settings that let a table bloat",
                        ADVICE,
                        Severity.WARNING,
                        when(
                                AlterTable.class,
                                (a, s) -> a.change() == TableChange.SET_OPTIONS
                                        ? options(a.table(), a.action(), s)
                                        : null),
                        when(
                                CreateTable.class,
                                (c, s) -> options(c.table(), s.action().sql(), s))));
    }

    private static boolean isInto(Scene scene) {
        return SELECT.matcher(scene.action().sql()).find();
    }

    private static @Nullable Said copied(CreateTable create, Scene scene, String how) {
        List<String> read = scene.statement().relations().stream()
                .filter(each -> !scene.same(each, create.table()) && scene.existed(each))
                .map(TableName::display)
                .toList();
        return create.copiesRows() && !read.isEmpty()
                ? Said.of(
                                how + " copies " + String.join(", ", read)
                                        + " in one transaction, which holds back vacuum as long as it takes, into a table without keys, defaults and constraints")
                        .advice(
                                "Create the table with its keys, and fill it by INSERT … SELECT, which Towpath cuts into chunks.")
                : null;
    }

    private static @Nullable Said inherits(AlterTable alter, Scene scene) {
        boolean gains = alter.change() == TableChange.INHERIT;
        return (gains || alter.change() == TableChange.NO_INHERIT) && scene.existed(alter.table())
                ? Said.of((gains ? "INHERIT" : "NO INHERIT") + " holds ACCESS EXCLUSIVE on " + alter.table()
                        + ", and queries of the parent find its rows "
                        + (gains ? "from now on" : "no more"))
                : null;
    }

    private static @Nullable Said identity(AlterTable alter, Scene scene) {
        if (alter.change() != TableChange.REPLICA_IDENTITY || !scene.existed(alter.table())) {
            return null;
        }
        String action = alter.action().toUpperCase(Locale.ROOT);
        String look = "Look at the publications and replication slots of this table first, and tell who reads them.";
        if (action.contains("NOTHING")) {
            return Said.of("with REPLICA IDENTITY NOTHING, updates and deletes of " + alter.table()
                            + " fail while the table is published")
                    .advice(look);
        }
        return action.contains("FULL")
                ? Said.of("with REPLICA IDENTITY FULL, every update and delete of " + alter.table()
                                + " writes the whole old row into the log, and subscribers without a key scan for it")
                        .advice("Give the table a primary key, or name a unique index over columns that are NOT NULL.")
                : Said.of("readers of the log find other columns in the old rows of " + alter.table() + " from now on")
                        .advice(look)
                        .as(Severity.INFO);
    }

    private static @Nullable Said unpublished(TableName publication, Scene scene) {
        return scene.schema().madeOther(publication)
                ? null
                : Said.of("subscribers of publication " + publication
                                + " may not get every change any more, and nothing tells them")
                        .advice("Find out who subscribes first; what was missed has to be copied again.");
    }

    private static boolean isSetBack(TableName table, Scene scene) {
        return scene.course()
                .later(AlterTable.class, table)
                .anyMatch(alter -> alter.change() == TableChange.SET_OPTIONS
                        && scene.same(alter.table(), table)
                        && alter.action().toLowerCase(Locale.ROOT).contains("autovacuum_enabled")
                        && !NO_VACUUM.matcher(alter.action()).find());
    }

    private static @Nullable Said options(TableName table, String text, Scene scene) {
        if (NO_VACUUM.matcher(text).find() && !isSetBack(table, scene)) {
            return Said.of(
                            "without autovacuum, " + table
                                    + " grows with every update, its plans get worse, and one day the server has to stop the wraparound by force")
                    .advice("Leave it on; if it disturbs a large load, switch it on again in the same migration.");
        }
        return FILL.matcher(text).find()
                ? Said.of("a fillfactor below half makes " + table + " more than twice as large to read")
                        .advice("70 to 90 leaves room enough for updates within a page.")
                        .as(Severity.INFO)
                : null;
    }
}
