package dev.towpath.review.rule.index;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The old index goes before its replacement is there: queries scan in between. */
final class IndexReplacedTooEarly implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "index-replaced-too-early",
            "drops an index before its replacement is built",
            RuleKind.ADVICE,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof DropIndex drop
                && scene.schema().ownerOf(drop.index()).isPresent()
                && !isCovered(drop, scene)
                && !isSwapped(drop, scene)) {
            replacement(drop, scene)
                    .ifPresent(
                            create -> say.accept(
                                    Said.of("until "
                                                    + (create.index() == null ? "its replacement" : create.index())
                                                    + " is built further down, queries that used "
                                                    + drop.index().name() + " on "
                                                    + create.table()
                                                    + (scene.course().transaction() == Transactions.NONE
                                                            ? " scan the table"
                                                            : " wait for the transaction, or scan the table where"
                                                                    + " each statement runs by itself"))
                                            .advice(
                                                    "Build the new index first, under another name, then drop the old one; rename the new one if its name matters.")));
        }
    }

    /** Whether the same ALTER TABLE makes the other one, as MySQL can: then there is no moment without. */
    private static boolean isSwapped(DropIndex drop, Scene scene) {
        Optional<CreateIndex> other = replacement(drop, scene);
        return other.isPresent()
                && scene.statement().actions().stream()
                        .anyMatch(action -> action.operation().equals(other.get()));
    }

    /** The statement further down that makes an index which can do what the dropped one did. */
    static Optional<CreateIndex> replacement(DropIndex drop, Scene scene) {
        Optional<IndexFacts> old = facts(drop, scene);
        // Nobody knows of it, and nobody minds when it is not there: that clears an unfinished build away.
        boolean clears = old.isEmpty() ? drop.ifExists() : !old.get().valid();
        if (clears) {
            return Optional.empty();
        }
        Stream<CreateIndex> sameName = scene.course().later(CreateIndex.class, drop.index());
        Stream<CreateIndex> sameTable = scene.schema().tableOf(drop.index()).stream()
                .flatMap(table -> scene.course().later(CreateIndex.class, table));
        return Stream.concat(sameName, sameTable)
                .filter(create -> isNamesake(create, drop, scene) || covers(create, old, drop, scene))
                .findFirst();
    }

    /** On MySQL an index has its name within its table only. */
    private static boolean isNamesake(CreateIndex create, DropIndex drop, Scene scene) {
        TableName on = drop.on();
        return drop.index().name().equals(create.index()) && (on == null || scene.same(on, create.table()));
    }

    private static boolean covers(CreateIndex create, Optional<IndexFacts> old, DropIndex drop, Scene scene) {
        boolean same = scene.schema()
                .tableOf(drop.index())
                .filter(table -> scene.same(table, create.table()))
                .isPresent();
        return same
                && old.isPresent()
                && Indexes.startsWith(create.columns(), old.get().columns());
    }

    /** Whether another index of the table can do what the dropped one does. */
    static boolean isCovered(DropIndex drop, Scene scene) {
        Optional<IndexFacts> old = facts(drop, scene);
        return old.isPresent()
                && scene.schema().tableOf(drop.index()).flatMap(scene::table).stream()
                        .map(TableFacts::indexes)
                        .flatMap(indexes -> indexes.stream())
                        .anyMatch(index -> !index.name().equals(drop.index().name())
                                && index.valid()
                                && index.method().equals(old.get().method())
                                && index.text().equals(old.get().text())
                                && Indexes.startsWith(index.columns(), old.get().columns()));
    }

    static Optional<IndexFacts> facts(DropIndex drop, Scene scene) {
        return scene.schema()
                .tableOf(drop.index())
                .flatMap(scene::table)
                .flatMap(table -> Indexes.find(drop.index(), table));
    }
}
