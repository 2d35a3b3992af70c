package dev.towpath.review.rule.constraint;

import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A foreign key needs a parent whose columns are there and unique. Says nothing about parents nobody described. */
final class ForeignKeyParentInvalid implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "fk-parent-invalid", "a foreign key to columns that are not unique", RuleKind.FAILURE, Severity.ERROR);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        for (DeclaredKey declared : DeclaredKey.of(scene.operation())) {
            String wrong = wrong(declared, scene);
            if (wrong != null && isTaken(declared, scene)) {
                say.accept(Said.of(wrong + ": this server takes any index that begins with them, which leaves open what"
                                + " deleting one of several like rows means, and from 8.4 on it is refused")
                        .advice("Make the parent unique over exactly those columns.")
                        .as(Severity.WARNING));
            } else if (wrong != null) {
                say.accept(
                        Said.of(wrong + ": the server refuses the foreign key of " + declared.table())
                                .advice(
                                        "Give the parent a primary key or unique constraint over exactly those columns first."));
            }
        }
    }

    /** Before {@code restrict_fk_on_non_standard_key}, MySQL only asks for an index. */
    private static boolean isTaken(DeclaredKey declared, Scene scene) {
        ServerVersion version = scene.version();
        boolean restricts = version.major() > 8 || (version.major() == 8 && version.minor() >= 4);
        List<ColumnName> referenced = declared.referenced(scene);
        return scene.engine().equals("mysql")
                && !restricts
                && !referenced.isEmpty()
                && scene.table(declared.key().parent()).stream()
                        .flatMap(parent -> parent.indexes().stream())
                        .map(TableFacts.IndexFacts::columns)
                        .anyMatch(columns -> columns.size() >= referenced.size()
                                && columns.subList(0, referenced.size()).equals(referenced));
    }

    private static @Nullable String wrong(DeclaredKey declared, Scene scene) {
        TableName parent = declared.key().parent();
        List<ColumnName> referenced = declared.referenced(scene);
        boolean self = declared.isOfSelf(scene);
        TableFacts facts = scene.table(parent).orElse(null);
        if (self || facts == null) {
            return !self && scene.schema().complete() && !scene.schema().isOther(parent)
                    ? "there is no table " + parent
                    : null;
        }
        // Of a table that is like another one, or a partition, the columns and keys stand elsewhere.
        if (!scene.schema().isListed(parent) || facts.columns().isEmpty() || facts.partitionOf() != null) {
            return null;
        }
        if (referenced.isEmpty()) {
            return "table " + parent + " has no primary key";
        }
        for (ColumnName column : referenced) {
            if (facts.column(column).isEmpty()) {
                return "table " + parent + " has no column " + column;
            }
        }
        return uniques(facts).anyMatch(new HashSet<>(referenced)::equals)
                ? null
                : "nothing makes " + parent + " unique over "
                        + String.join(
                                ", ", referenced.stream().map(ColumnName::value).toList());
    }

    private static Stream<Set<ColumnName>> uniques(TableFacts table) {
        return Stream.of(
                        Stream.of(table.primaryKey()),
                        table.indexes().stream()
                                .filter(index -> index.unique() && index.text().isEmpty())
                                .map(TableFacts.IndexFacts::columns),
                        table.constraints().stream()
                                .filter(each -> each.spec() instanceof ConstraintSpec.Unique)
                                .map(each -> ((ConstraintSpec.Unique) each.spec()).columns()))
                .flatMap(each -> each)
                .map(columns -> Set.copyOf(columns));
    }
}
