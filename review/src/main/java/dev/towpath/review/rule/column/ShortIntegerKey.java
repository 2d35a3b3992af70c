package dev.towpath.review.rule.column;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A key that runs out of numbers. What it refers to by a foreign key has to change first, so such columns are left out. */
final class ShortIntegerKey implements Rule {
    private static final RuleInfo INFO =
            Rules.info("short-integer-key", "a key that runs out of numbers", RuleKind.ADVICE, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case CreateTable create -> {
                List<ConstraintSpec> constraints = new ArrayList<>(create.constraints());
                create.columns().forEach(column -> constraints.addAll(column.constraints()));
                Set<ColumnName> keys = columns(constraints, ConstraintSpec.PrimaryKey.class);
                keys.removeAll(columns(constraints, ConstraintSpec.ForeignKey.class));
                for (ColumnSpec column : create.columns()) {
                    if (keys.contains(column.name())) {
                        check(create.table(), column.name(), column.type(), scene, say);
                    }
                }
            }
            case AddColumn add -> {
                ColumnSpec column = add.column();
                if (columns(column.constraints(), ConstraintSpec.PrimaryKey.class)
                        .contains(column.name())) {
                    check(add.table(), column.name(), column.type(), scene, say);
                }
            }
            case AddConstraint add -> {
                if (add.constraint() instanceof ConstraintSpec.PrimaryKey key) {
                    TableFacts table = scene.table(add.table()).orElse(null);
                    key.columns().forEach(column -> check(add.table(), column, type(table, column), scene, say));
                }
            }
            default -> {}
        }
    }

    private static void check(
            TableName table, ColumnName column, @Nullable String type, Scene scene, Consumer<Said> say) {
        TypeFamily family = type == null ? TypeFamily.OTHER : scene.dialect().family(type);
        if (family == TypeFamily.INTEGER || family == TypeFamily.SMALL_INTEGER) {
            say.accept(Said.of("key " + table + "." + column + " ends at "
                            + (family == TypeFamily.INTEGER ? "2,147,483,647" : "32,767")
                            + ": from there on every insert fails, and the way out rewrites the table and all that refer"
                            + " to it")
                    .advice("Use bigint from the start; it costs four bytes a row."));
        }
    }

    private static @Nullable String type(@Nullable TableFacts table, ColumnName column) {
        if (table == null) {
            return null;
        }
        boolean foreign = table.constraints().stream()
                .anyMatch(each -> each.spec() instanceof ConstraintSpec.ForeignKey key
                        && key.columns().contains(column));
        return foreign
                ? null
                : table.column(column).map(TableFacts.ColumnFacts::type).orElse(null);
    }

    private static Set<ColumnName> columns(List<ConstraintSpec> constraints, Class<? extends ConstraintSpec> kind) {
        Set<ColumnName> columns = new HashSet<>();
        for (ConstraintSpec constraint : constraints) {
            if (kind.isInstance(constraint)) {
                if (constraint instanceof ConstraintSpec.PrimaryKey key) {
                    columns.addAll(key.columns());
                } else if (constraint instanceof ConstraintSpec.ForeignKey key) {
                    columns.addAll(key.columns());
                }
            }
        }
        return columns;
    }
}
