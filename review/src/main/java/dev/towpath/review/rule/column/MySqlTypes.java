package dev.towpath.review.rule.column;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types of MySQL with surprises. */
final class MySqlTypes {
    private static final Pattern WIDTH =
            Pattern.compile("^(tinyint|smallint|mediumint|int|integer|bigint)\\s*\\(\\s*(\\d+)\\s*\\)(.*)$");
    private static final Pattern DIGITS = Pattern.compile("^(float|double|real).*\\(\\s*\\d+\\s*,.*");
    /** What servers before 8.0.19 printed by themselves, with and without sign. */
    private static final Map<String, Set<String>> USUAL = Map.of(
            "tinyint", Set.of("1", "3", "4"),
            "smallint", Set.of("5", "6"),
            "mediumint", Set.of("8", "9"),
            "int", Set.of("10", "11"),
            "integer", Set.of("10", "11"),
            "bigint", Set.of("20"));

    private static final Set<TypeFamily> LONG_KEYS = Set.of(TypeFamily.TEXT, TypeFamily.FIXED_TEXT, TypeFamily.FLOAT);

    private MySqlTypes() {}

    /** Also the column of an operation that declares one anew which nobody described. */
    static List<DeclaredColumn> declared(Scene scene) {
        List<DeclaredColumn> columns = new ArrayList<>(DeclaredColumn.of(scene.operation()));
        if (scene.operation() instanceof SchemaOperation.RedefineColumn redefine) {
            Optional<TableFacts.ColumnFacts> before =
                    scene.table(redefine.table()).flatMap(table -> table.column(redefine.column()));
            if (before.isEmpty()) {
                columns.add(new DeclaredColumn(
                        redefine.table(),
                        redefine.spec().name(),
                        redefine.spec().type()));
            }
        }
        return columns;
    }

    static @Nullable Said surprise(DeclaredColumn column, Scene scene) {
        String type = column.type().toLowerCase(Locale.ROOT).strip();
        String name = "column " + column.display();
        TypeFamily family = scene.dialect().family(type);
        if (family == TypeFamily.FLOAT) {
            boolean digits = DIGITS.matcher(type).matches();
            return Said.of(name + " holds the nearest binary fraction, not the number: sums differ, equality fails"
                            + (digits ? "; and its number of digits is deprecated" : ""))
                    .advice("Use DECIMAL, unless the value is a measurement.");
        }
        if (family == TypeFamily.TIMESTAMP_WITH_ZONE) {
            return Said.of(name + " ends on 2038-01-19, and shows another hour to each session's time_zone")
                    .advice("Use DATETIME in UTC, unless the conversion is wanted.");
        }
        if (family == TypeFamily.ENUMERATION) {
            boolean set = type.startsWith("set");
            return Said.of(name
                            + (set ? " holds several values in one" : " has its values in its type")
                            + (set
                                    ? ": no index finds a single member"
                                    : ": only new ones at the end are free, anything else copies the table, and ORDER BY"
                                            + " follows the declaration"))
                    .advice(
                            set
                                    ? "Use a table with one row for each value."
                                    : "Use a table of values, or a text with a check.");
        }
        Matcher width = WIDTH.matcher(type);
        return width.matches()
                        && !width.group(3).contains("zerofill")
                        && !USUAL.getOrDefault(width.group(1), Set.of()).contains(width.group(2))
                ? Said.of(name + " has a display width, which is deprecated and limits nothing: " + width.group(1)
                                + " always holds as much as its bytes do")
                        .advice("Leave the width out, and choose the type by the largest value.")
                : null;
    }

    /** A primary key with something long in it. */
    static @Nullable Said longKey(Scene scene) {
        return keyed(scene).stream()
                .filter(key -> isLong(key.type(), scene))
                .findFirst()
                .map(key -> Said.of(
                                "the primary key of " + key.table() + " has " + key.column() + " of type " + key.type()
                                        + " in it: rows are stored in its order, wherever the next one falls, and every other"
                                        + " index repeats it")
                        .advice("Use a number that grows as the primary key, and keep the text unique beside it."))
                .orElse(null);
    }

    private static boolean isLong(String type, Scene scene) {
        return LONG_KEYS.contains(scene.dialect().family(type))
                || type.toLowerCase(Locale.ROOT).contains("blob");
    }

    /** The columns of the primary key that an operation declares, those whose type is known. */
    private static List<DeclaredColumn> keyed(Scene scene) {
        return switch (scene.operation()) {
            case SchemaOperation.CreateTable create -> {
                List<ConstraintSpec> all = new ArrayList<>(create.constraints());
                create.columns().forEach(column -> all.addAll(column.constraints()));
                List<ColumnName> key = key(all);
                yield create.columns().stream()
                        .filter(column -> key.contains(column.name()))
                        .map(column -> new DeclaredColumn(create.table(), column.name(), column.type()))
                        .toList();
            }
            case SchemaOperation.AddColumn add -> ofColumn(add.table(), add.column());
            case SchemaOperation.RedefineColumn redefine -> ofColumn(redefine.table(), redefine.spec());
            case SchemaOperation.AddConstraint add ->
                scene.table(add.table()).stream()
                        .flatMap(table ->
                                key(List.of(add.constraint())).stream().flatMap(name -> table.column(name).stream()))
                        .map(column -> new DeclaredColumn(add.table(), column.name(), column.type()))
                        .toList();
            default -> List.of();
        };
    }

    private static List<DeclaredColumn> ofColumn(TableName table, ColumnSpec column) {
        return key(column.constraints()).isEmpty()
                ? List.of()
                : List.of(new DeclaredColumn(table, column.name(), column.type()));
    }

    private static List<ColumnName> key(List<ConstraintSpec> constraints) {
        return constraints.stream()
                .filter(ConstraintSpec.PrimaryKey.class::isInstance)
                .flatMap(key -> ((ConstraintSpec.PrimaryKey) key).columns().stream())
                .toList();
    }
}
