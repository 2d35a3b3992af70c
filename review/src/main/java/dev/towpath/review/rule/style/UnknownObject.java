package dev.towpath.review.rule.style;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement about a table or column that is gone, or was never there. */
final class UnknownObject implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "unknown-object", "names a table or column that will not be there", RuleKind.FAILURE, Severity.ERROR);
    private static final Pattern ALTER_IF_EXISTS =
            Pattern.compile("^\\s*ALTER\\s+(?:FOREIGN\\s+)?TABLE\\s+IF\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "ctid", "xmin", "xmax", "cmin", "cmax");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (ALTER_IF_EXISTS.matcher(scene.action().sql()).find()) {
            return;
        }
        for (TableName table : tables(scene.operation())) {
            if (scene.schema().wasDropped(table)) {
                say.accept(Said.of("this fails: table " + table + " was dropped or renamed before")
                        .advice("Move the statement to where the table still has this name, or correct the name.")
                        .about(table));
                return;
            }
        }
        TableName table = scene.operation().subject();
        if (table != null && scene.schema().isListed(table)) {
            columns(scene.operation()).stream()
                    .filter(column -> isMissing(column, table, scene))
                    .findFirst()
                    .ifPresent(column -> say.accept(missing(column, table)));
        }
        ConstraintSpec.ForeignKey key = foreignKey(scene.operation());
        if (key != null && scene.schema().isListed(key.parent())) {
            key.referenced().stream()
                    .filter(column -> isMissing(column, key.parent(), scene))
                    .findFirst()
                    .ifPresent(column -> say.accept(missing(column, key.parent())));
        }
    }

    private static Said missing(ColumnName column, TableName table) {
        return Said.of("this fails: table " + table + " has no column " + column + " at this point")
                .advice("Correct the name, or move the statement behind the one that makes the column.")
                .about(table);
    }

    private static boolean isMissing(ColumnName column, TableName table, Scene scene) {
        return !SYSTEM_COLUMNS.contains(column.value())
                && scene.table(table).stream()
                        .map(TableFacts::columns)
                        .flatMap(List::stream)
                        .noneMatch(each -> each.name().value().equalsIgnoreCase(column.value()));
    }

    /** The tables that have to be there. */
    private static List<TableName> tables(SchemaOperation operation) {
        List<TableName> tables = new ArrayList<>();
        switch (operation) {
            case SchemaOperation.CreateTable create -> {
                if (create.partitionOf() != null) {
                    tables.add(create.partitionOf());
                }
                create.constraints().forEach(each -> addParent(each, tables));
                create.columns().stream()
                        .map(ColumnSpec::constraints)
                        .flatMap(List::stream)
                        .forEach(each -> addParent(each, tables));
                tables.removeIf(create.table()::equals);
            }
            case SchemaOperation.DropTable drop -> {
                if (!drop.ifExists()) {
                    tables.add(drop.table());
                }
            }
            case SchemaOperation.DropObject drop -> {
                if (!drop.ifExists() && drop.on() != null) {
                    tables.add(drop.on());
                }
            }
            default -> {
                if (operation.subject() != null) {
                    tables.add(operation.subject());
                }
                ConstraintSpec.ForeignKey key = foreignKey(operation);
                if (key != null) {
                    tables.add(key.parent());
                }
            }
        }
        return tables;
    }

    private static void addParent(ConstraintSpec constraint, List<TableName> tables) {
        if (constraint instanceof ConstraintSpec.ForeignKey key) {
            tables.add(key.parent());
        }
    }

    private static ConstraintSpec.@Nullable ForeignKey foreignKey(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.AddConstraint add ->
                add.constraint() instanceof ConstraintSpec.ForeignKey key ? key : null;
            case SchemaOperation.AddColumn add ->
                add.column().constraints().stream()
                        .filter(ConstraintSpec.ForeignKey.class::isInstance)
                        .map(ConstraintSpec.ForeignKey.class::cast)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    /** The columns of the operation's table that have to be there. */
    private static List<ColumnName> columns(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.DropColumn drop -> drop.ifExists() ? List.of() : List.of(drop.column());
            case SchemaOperation.RenameColumn rename -> List.of(rename.column());
            case SchemaOperation.AlterColumnType alter -> List.of(alter.column());
            case SchemaOperation.SetNotNull set -> List.of(set.column());
            case SchemaOperation.DropNotNull drop -> List.of(drop.column());
            case SchemaOperation.SetDefault set -> List.of(set.column());
            case SchemaOperation.DropDefault drop -> List.of(drop.column());
            case SchemaOperation.CreateIndex create -> create.columns();
            case SchemaOperation.UpdateRows update -> update.columns();
            case SchemaOperation.AlterTable alter -> alter.column() == null ? List.of() : List.of(alter.column());
            case SchemaOperation.AddConstraint add ->
                switch (add.constraint()) {
                    case ConstraintSpec.PrimaryKey key -> key.columns();
                    case ConstraintSpec.Unique key -> key.columns();
                    case ConstraintSpec.ForeignKey key -> key.columns();
                    case ConstraintSpec.NotNull notNull -> List.of(notNull.column());
                    case ConstraintSpec.Check ignored -> List.of();
                    case ConstraintSpec.Exclusion ignored -> List.of();
                };
            default -> List.of();
        };
    }
}
