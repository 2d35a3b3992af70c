package dev.towpath.review.rule.mysql;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.mysql;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Treatment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the server carries a change of a table out, and what the statement says about it. */
public final class AlgorithmRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public AlgorithmRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                mysql(
                        "mysql-copy-algorithm",
                        "copies the whole table while nobody can write",
                        LOCK,
                        Severity.ERROR,
                        when(SchemaOperation.class, AlgorithmRules::copies)),
                mysql(
                        "mysql-lock-clause",
                        "asks for a lock that keeps others out",
                        LOCK,
                        Severity.WARNING,
                        when(AlterTable.class, AlgorithmRules::locks)),
                onRequest(mysql(
                        "mysql-assert-algorithm",
                        "does not say which algorithm it counts on",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, AlgorithmRules::unasserted))),
                mysql(
                        "mysql-use-online-tool",
                        "rebuilds a table of unknown size in one go",
                        ADVICE,
                        Severity.WARNING,
                        when(SchemaOperation.class, AlgorithmRules::rebuilds)),
                mysql(
                        "mysql-trigger-or-fk-vs-online-tool",
                        "foreign keys stand in the way of an online tool",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, AlgorithmRules::foreignKeys)),
                onRequest(mysql(
                        "mysql-topology",
                        "replicas and cluster nodes do the same work again",
                        ADVICE,
                        Severity.INFO,
                        when(SchemaOperation.class, AlgorithmRules::topology))),
                new InstantBudget(),
                mysql(
                        "fulltext-spatial-blocks",
                        "builds a full-text or spatial index while nobody can write",
                        LOCK,
                        Severity.WARNING,
                        when(CreateIndex.class, AlgorithmRules::special)));
    }

    /** Each part that needs the copy says so, where it stands; a copy that nothing needs is said of the clause. */
    private static @Nullable Said copies(SchemaOperation operation, Scene scene) {
        DdlMethod own = Alters.own(scene)
                .filter(method -> method.algorithm() == Algorithm.COPY)
                .orElse(null);
        if (own != null && !Alters.givesOtherKey(operation, scene)) {
            Said said = Said.of("this " + own.what()
                    + ", for which the server copies all rows to a new table: others read on, nobody writes until it"
                    + " is done");
            return scene.treatment() instanceof Treatment.Blocking blocking && !blocking.small()
                    ? said.advice(blocking.advice())
                    : said;
        }
        DdlMethod best = Alters.says(scene, TableChange.ALGORITHM).contains("COPY")
                ? Alters.best(scene).orElse(null)
                : null;
        return best == null || best.algorithm() == Algorithm.COPY
                ? null
                : Said.of("ALGORITHM=COPY copies all rows of " + operation.subject()
                                + " to a new table: others read on, nobody writes until it is done, though the server"
                                + " could do this "
                                + (best.algorithm() == Algorithm.INSTANT ? "instantly" : "in place"))
                        .advice("Write " + clause(best) + " instead.");
    }

    private static @Nullable Said locks(AlterTable alter, Scene scene) {
        String text = alter.action().toUpperCase(Locale.ROOT);
        if (alter.change() != TableChange.LOCK || !scene.existed(alter.table())) {
            return null;
        }
        boolean exclusive = text.contains("EXCLUSIVE");
        return exclusive || text.contains("SHARED")
                ? Said.of("LOCK=" + (exclusive ? "EXCLUSIVE keeps readers and writers" : "SHARED keeps writers")
                                + " of " + alter.table() + " out for as long as the change takes")
                        .advice("Write LOCK=NONE: where it cannot be had, the server refuses at once.")
                : null;
    }

    private static @Nullable Said unasserted(SchemaOperation operation, Scene scene) {
        DdlMethod method = Alters.method(scene).orElse(null);
        boolean says = !Alters.says(scene, TableChange.ALGORITHM).isEmpty()
                || !Alters.says(scene, TableChange.LOCK).isEmpty();
        if (method == null || says || !method.writes() || method.algorithm() == Algorithm.COPY) {
            return null;
        }
        Said said = Said.of("nothing says that this has to be done "
                + (method.algorithm() == Algorithm.INSTANT ? "instantly" : "in place")
                + ": on a server where it cannot be, the whole table of " + operation.subject()
                + " is copied without a word");
        return scene.treatment() instanceof Treatment.Rewritten
                ? said
                : said.advice("Write " + clause(method) + " behind it, so that the server refuses instead.");
    }

    private static String clause(DdlMethod method) {
        return method.algorithm() == Algorithm.INSTANT
                ? "ALGORITHM=INSTANT"
                : "ALGORITHM=INPLACE, LOCK=" + (method.writes() ? "NONE" : "SHARED");
    }

    private static @Nullable Said rebuilds(SchemaOperation operation, Scene scene) {
        TableName table = operation.subject();
        return Alters.method(scene)
                .filter(method -> method.algorithm() == Algorithm.INPLACE && method.work() == Work.REBUILD)
                .filter(method -> table != null && !scene.isSmall(table))
                .map(
                        method -> Said.of(
                                        "this " + method.what()
                                                + ", for which every row is written anew: replicas begin when the source is done and lag by as long, and it cannot be paused")
                                .advice(
                                        Alters.rebuildsForCompanyOnly(scene)
                                                ? "Make two statements of it: what is instant alone is rebuilt here only"
                                                        + " because another part of this ALTER TABLE is not."
                                                : "On a large table let gh-ost, Spirit or pt-online-schema-change do it, one table at a time."))
                .orElse(null);
    }

    private static @Nullable Said foreignKeys(SchemaOperation operation, Scene scene) {
        TableName table = operation.subject();
        boolean heavy = Alters.method(scene)
                .filter(method -> method.work() == Work.REBUILD)
                .isPresent();
        if (!heavy || table == null) {
            return null;
        }
        boolean linked = scene.table(table)
                .filter(facts ->
                        facts.constraints().stream().anyMatch(each -> each.spec() instanceof ConstraintSpec.ForeignKey))
                .isPresent();
        return linked
                ? Said.of(
                                "table " + table
                                        + " has foreign keys: gh-ost refuses such tables, and other tools have to make the keys anew")
                        .advice(
                                "Choose the tool by that: Spirit and gh-ost refuse, pt-online-schema-change needs --alter-foreign-keys-method.")
                : null;
    }

    private static @Nullable Said topology(SchemaOperation operation, Scene scene) {
        return Alters.method(scene)
                .filter(method -> method.algorithm() != Algorithm.INSTANT && method.work() != Work.METADATA)
                .map(method -> Said.of(
                                "this " + method.what()
                                        + ": every replica does it again after the source, a Galera cluster stops for it, and Group Replication holds back what conflicts")
                        .advice("Watch the lag, or change node by node (RSU), or use an online tool that throttles."))
                .orElse(null);
    }

    private static @Nullable Said special(CreateIndex create, Scene scene) {
        String method = create.shape().method();
        boolean blocks = method.equals("fulltext") || method.equals("spatial");
        return blocks
                        && !Alters.declares(scene)
                        && scene.schema().existing(create.table()).isPresent()
                ? Said.of("a " + method + " index on " + create.table()
                        + " is built in place, but nobody can write meanwhile"
                        + (method.equals("fulltext") ? "; the first one of a table also rebuilds it" : ""))
                : null;
    }
}
