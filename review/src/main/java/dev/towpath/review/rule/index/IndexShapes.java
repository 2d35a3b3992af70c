package dev.towpath.review.rule.index;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Indexes that hardly repay what they cost. */
final class IndexShapes implements Rule {
    private static final RuleInfo INFO =
            Rules.info("index-shape", "an index that will hardly help", RuleKind.ADVICE, Severity.INFO);
    private static final int MANY_COLUMNS = 3;
    /** Of a primary key, which on InnoDB every other index repeats. */
    private static final int MANY_IN_KEY = 5;

    private static final int MANY_INDEXES = 10;
    private static final Set<String> OF_WORDS = Set.of("fulltext", "spatial");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof CreateIndex create) {
            accept(shape(create, scene), say);
        } else if (scene.engine().equals("mysql")) {
            keys(scene, say);
        }
    }

    /** The keys of a table on InnoDB, where the primary one is part of all others. */
    private static void keys(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case CreateTable create -> {
                Stream.concat(
                                create.constraints().stream(),
                                create.columns().stream().flatMap(column -> column.constraints().stream()))
                        .forEach(constraint ->
                                accept(key(constraint, create.table(), name -> typeIn(create.columns(), name)), say));
            }
            case AddConstraint add ->
                accept(
                        key(
                                add.constraint(),
                                add.table(),
                                name -> scene.table(add.table())
                                        .flatMap(table -> table.column(name))
                                        .map(TableFacts.ColumnFacts::type)),
                        say);
            default -> {}
        }
    }

    private static void accept(@Nullable Said said, Consumer<Said> say) {
        if (said != null) {
            say.accept(said);
        }
    }

    private static Optional<String> typeIn(List<ColumnSpec> columns, ColumnName name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .map(ColumnSpec::type)
                .findFirst();
    }

    private static @Nullable Said key(
            ConstraintSpec constraint, TableName table, Function<ColumnName, Optional<String>> types) {
        List<ColumnName> columns = switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> key.columns();
            case ConstraintSpec.Unique unique -> unique.columns();
            default -> List.of();
        };
        if (constraint instanceof ConstraintSpec.PrimaryKey && columns.size() > MANY_IN_KEY) {
            return Said.of("the primary key of " + table + " has " + columns.size()
                            + " columns, and every other index of the table repeats them all")
                    .advice("Use a number that grows as the primary key, and a unique key over these columns.");
        }
        return columns.stream()
                .filter(column ->
                        types.apply(column).filter(IndexShapes::isLarge).isPresent())
                .findFirst()
                .map(column -> ofBeginnings(table, column))
                .orElse(null);
    }

    private static @Nullable ColumnName large(List<ColumnName> columns, TableFacts table) {
        return columns.stream()
                .filter(name -> table.column(name)
                        .filter(column -> isLarge(column.type()))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    /** {@code TEXT} and {@code BLOB}, which only have their beginning indexed. */
    private static boolean isLarge(String type) {
        return type.toLowerCase(Locale.ROOT).matches("(tiny|medium|long)?(text|blob)\\b.*");
    }

    private static Said ofBeginnings(TableName table, ColumnName column) {
        return Said.of("only the beginning of " + table + "." + column
                        + " is in this index: it orders nothing and answers no query alone, and a unique one calls values"
                        + " equal that merely begin alike")
                .advice("Index a hash of the value (a generated column), or give the column a type with a limit.");
    }

    private static boolean isText(CreateIndex create) {
        return OF_WORDS.contains(create.shape().method());
    }

    private static @Nullable Said shape(CreateIndex create, Scene scene) {
        boolean mysql = scene.engine().equals("mysql");
        if (!create.unique() && create.shape().elements() > MANY_COLUMNS && !isText(create)) {
            return Said.of("an index over " + create.shape().elements() + " columns of " + create.table()
                            + " is rarely better than one over the first " + MANY_COLUMNS
                            + ", and every write pays for it")
                    .advice(
                            mysql
                                    ? "Keep the columns that leave few rows, unless it has to answer a query alone."
                                    : "Keep the columns that leave few rows; carry others along with INCLUDE.");
        }
        TableFacts table = scene.table(create.table()).orElse(null);
        if (table == null) {
            return null;
        }
        ColumnName large = mysql && !isText(create) ? large(create.columns(), table) : null;
        if (large != null) {
            return ofBeginnings(create.table(), large);
        }
        if (create.columns().size() == 1 && create.shape().predicate() == null && isBoolean(create, table, scene)) {
            return Said.of("an index over the boolean " + create.columns().getFirst() + " of " + create.table()
                            + " finds about half of the rows, which a scan does faster")
                    .advice(
                            mysql
                                    ? "Put the boolean behind a column that leaves few rows, or leave the index out."
                                    : "Make it a partial index on what is looked for: WHERE "
                                            + create.columns().getFirst() + ", with a key that orders the rows.");
        }
        ColumnName pointless = pointless(create, table);
        if (pointless != null) {
            return Said.of("the condition of this index always holds: " + create.table() + "." + pointless
                            + " is NOT NULL")
                    .advice("Leave the condition out, so that every query can use the index.");
        }
        return table.indexes().size() >= MANY_INDEXES
                ? Said.of("table " + create.table() + " has " + table.indexes().size()
                                + " indexes already: each one makes every write "
                                + (mysql ? "slower" : "and every vacuum slower"))
                        .advice("Look in the server's statistics for indexes nobody uses, and drop them first.")
                : null;
    }

    private static boolean isBoolean(CreateIndex create, TableFacts table, Scene scene) {
        return table.column(create.columns().getFirst())
                .filter(column -> scene.dialect().family(column.type()) == TypeFamily.BOOLEAN)
                .isPresent();
    }

    /** The column of {@code WHERE column IS NOT NULL} that is never null anyway. */
    private static @Nullable ColumnName pointless(CreateIndex create, TableFacts table) {
        String predicate = create.shape().predicate();
        if (predicate == null) {
            return null;
        }
        String text = predicate
                .replaceAll("[()\"]", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return table.columns().stream()
                .filter(column -> !column.nullable()
                        && text.equals(column.name().value().toLowerCase(Locale.ROOT) + " is not null"))
                .map(TableFacts.ColumnFacts::name)
                .findFirst()
                .orElse(null);
    }
}
