package dev.towpath.review.rule.constraint;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Columns of two types are compared by a cast, if at all. */
final class ForeignKeyTypeMismatch implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "fk-type-mismatch", "a foreign key between columns of two types", RuleKind.FAILURE, Severity.WARNING);
    /** Types of one group are compared with each other. */
    private static final List<Set<TypeFamily>> COMPARABLE = List.of(
            Set.of(
                    TypeFamily.SMALL_INTEGER,
                    TypeFamily.INTEGER,
                    TypeFamily.BIG_INTEGER,
                    TypeFamily.NUMERIC,
                    TypeFamily.FLOAT),
            Set.of(TypeFamily.TEXT, TypeFamily.FIXED_TEXT),
            Set.of(TypeFamily.DATE, TypeFamily.TIMESTAMP, TypeFamily.TIMESTAMP_WITH_ZONE));

    /** MySQL takes foreign keys between these, whatever their lengths. */
    private static final Set<TypeFamily> TEXTS = Set.of(TypeFamily.TEXT, TypeFamily.FIXED_TEXT);

    /** Types of one group have operators between them that an index of either serves. */
    private static final List<Set<TypeFamily>> INDEXED = List.of(
            Set.of(TypeFamily.SMALL_INTEGER, TypeFamily.INTEGER, TypeFamily.BIG_INTEGER),
            Set.of(TypeFamily.DATE, TypeFamily.TIMESTAMP, TypeFamily.TIMESTAMP_WITH_ZONE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        for (DeclaredKey declared : DeclaredKey.of(scene.operation())) {
            List<ColumnName> own = declared.key().columns();
            List<ColumnName> referenced = declared.referenced(scene);
            for (int i = 0; i < own.size() && own.size() == referenced.size(); i++) {
                ColumnFacts child = declared.column(scene, own.get(i)).orElse(null);
                ColumnFacts parent =
                        declared.parentColumn(scene, referenced.get(i)).orElse(null);
                if (child != null && parent != null) {
                    check(declared, child, parent, scene, say);
                }
            }
        }
    }

    private static void check(
            DeclaredKey declared, ColumnFacts child, ColumnFacts parent, Scene scene, Consumer<Said> say) {
        TypeFamily one = scene.dialect().family(child.type());
        TypeFamily other = scene.dialect().family(parent.type());
        boolean texts = scene.engine().equals("mysql") && TEXTS.contains(one) && TEXTS.contains(other);
        if (texts || one == other || one == TypeFamily.OTHER || other == TypeFamily.OTHER) {
            return;
        }
        String names = "column " + declared.table() + "." + child.name() + " is " + child.type() + ", but "
                + declared.key().parent() + "." + parent.name() + " is " + parent.type();
        boolean compares = scene.engine().equals("postgresql")
                && COMPARABLE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
        if (!compares) {
            say.accept(Said.of(names + ": the server refuses a foreign key between them")
                    .advice("Give both columns one type.")
                    .as(Severity.ERROR));
            return;
        }
        boolean narrow = scene.dialect().narrows(parent.type(), child.type());
        boolean indexed = INDEXED.stream().anyMatch(group -> group.contains(one) && group.contains(other));
        if (narrow || !indexed) {
            say.accept(Said.of(names
                            + (narrow
                                    ? ": once the parent's values outgrow the smaller type, rows for them cannot be inserted"
                                    : ": they are compared through a cast, which keeps plans from using an index"))
                    .advice("Give the referring column the parent's type before rows are in it."));
            return;
        }
        say.accept(Said.of(names + ": it works, and whoever joins them has two types to keep in mind")
                .advice("Give the referring column the parent's type before rows are in it.")
                .as(Severity.INFO));
    }
}
