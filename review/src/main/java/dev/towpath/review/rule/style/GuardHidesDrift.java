package dev.towpath.review.rule.style;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code IF NOT EXISTS} looks at the name only: what is there may be something else. */
final class GuardHidesDrift implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "guard-hides-drift",
            "IF NOT EXISTS passes over something else of the same name",
            RuleKind.FAILURE,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        String difference = switch (scene.operation()) {
            case CreateTable create ->
                scene.table(create.table())
                        .filter(table -> create.ifNotExists())
                        .map(table -> ofTable(create, table, scene))
                        .orElse(null);
            case AddColumn add ->
                scene.table(add.table())
                        .filter(table -> add.ifNotExists())
                        .flatMap(table -> table.column(add.column().name()))
                        .map(column -> ofColumn(add, column, scene.dialect()))
                        .orElse(null);
            case CreateIndex create -> create.ifNotExists() ? ofIndex(create, scene) : null;
            default -> null;
        };
        if (difference != null) {
            say.accept(Said.of("IF NOT EXISTS does nothing here, because the name is taken: " + difference)
                    .advice("Change what is there by ALTER, or drop it first; then the guard can go."));
        }
    }

    private static @Nullable String ofTable(CreateTable create, TableFacts table, Scene scene) {
        for (ColumnSpec column : create.columns()) {
            Optional<TableFacts.ColumnFacts> there = table.column(column.name());
            if (there.isEmpty() && scene.schema().isListed(create.table())) {
                return "table " + table.name() + " is there without column " + column.name();
            }
            if (there.isPresent() && differ(column.type(), there.get().type(), scene.dialect())) {
                return table.name() + "." + column.name() + " is " + there.get().type() + ", not " + column.type();
            }
        }
        return null;
    }

    private static @Nullable String ofColumn(AddColumn add, TableFacts.ColumnFacts there, Dialect dialect) {
        String name = add.table() + "." + there.name();
        if (differ(add.column().type(), there.type(), dialect)) {
            return name + " is " + there.type() + ", not " + add.column().type();
        }
        if (add.column().notNull() && there.nullable()) {
            return name + " may be null";
        }
        return null;
    }

    private static @Nullable String ofIndex(CreateIndex create, Scene scene) {
        TableFacts table = scene.table(create.table()).orElse(null);
        if (table == null) {
            return null;
        }
        IndexFacts index = table.indexes().stream()
                .filter(each -> each.name().equals(create.index()))
                .findFirst()
                .orElse(null);
        if (index == null) {
            return null;
        }
        if (!index.valid()) {
            return "index " + index.name() + " of " + table.name()
                    + " is INVALID, what a failed build left; queries do not use it";
        }
        if (create.unique() != index.unique()) {
            return "index " + index.name() + " of " + table.name() + " is " + (index.unique() ? "" : "not ") + "unique";
        }
        boolean known = !index.columns().isEmpty() && !create.columns().isEmpty();
        return known && !index.columns().equals(create.columns())
                ? "index " + index.name() + " is over " + Spelling.list(index.columns()) + ", not over "
                        + Spelling.list(create.columns())
                : null;
    }

    /** Whether the types are not the same, whatever they are called. */
    private static boolean differ(String wanted, String there, Dialect dialect) {
        boolean spelled = plain(wanted).equals(plain(there));
        Dialect.TypeFamily family = dialect.family(wanted);
        boolean comparable = family != Dialect.TypeFamily.OTHER || dialect.family(there) != Dialect.TypeFamily.OTHER;
        return !spelled
                && comparable
                && (family != dialect.family(there)
                        || dialect.narrows(wanted, there)
                        || dialect.narrows(there, wanted));
    }

    private static String plain(String type) {
        return type.replaceAll("\\s+", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
