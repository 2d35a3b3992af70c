package dev.towpath.review.rule.mysql;

import static dev.towpath.review.rule.RuleKind.COMPATIBILITY;
import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.RuleKind.LOSS;
import static dev.towpath.review.rule.Rules.mysql;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Dialect.TypeChange;
import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.RedefineColumn;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to columns and keys that MySQL declares anew. */
public final class ColumnRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public ColumnRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                mysql(
                        "mysql-implicit-zero",
                        "fills a required column with zeros nobody asked for",
                        COMPATIBILITY,
                        Severity.WARNING,
                        when(AddColumn.class, ColumnRules::zero)),
                mysql(
                        "mysql-enum-set-change",
                        "changes members of an enumeration other than by appending",
                        LOCK,
                        Severity.WARNING,
                        when(RedefineColumn.class, ColumnRules::members)),
                mysql(
                        "mysql-varchar-boundary",
                        "a text grows beyond 255 bytes",
                        LOCK,
                        Severity.WARNING,
                        when(RedefineColumn.class, ColumnRules::boundary)),
                mysql(
                        "mysql-charset",
                        "converts texts to another character set",
                        LOCK,
                        Severity.WARNING,
                        when(AlterTable.class, ColumnRules::converts),
                        when(RedefineColumn.class, ColumnRules::characterSet)),
                mysql(
                        "mysql-pk-change",
                        "changes the primary key, by which all rows are stored",
                        LOCK,
                        Severity.WARNING,
                        when(
                                AddConstraint.class,
                                (a, s) -> a.constraint() instanceof ConstraintSpec.PrimaryKey
                                        ? key(a, "adds a primary key to ", s)
                                        : null),
                        when(
                                DropConstraint.class,
                                (d, s) -> d.constraint().equals("PRIMARY")
                                        ? key(d, "drops the primary key of ", s)
                                        : null),
                        when(
                                AlterTable.class,
                                (a, s) -> a.change() == TableChange.SWAP_PRIMARY_KEY
                                        ? key(a, "swaps the primary key of ", s)
                                        : null)),
                mysql(
                        "mysql-modify-loses-attributes",
                        "declares a column anew without all it had",
                        LOSS,
                        Severity.WARNING,
                        when(RedefineColumn.class, ColumnRules::loses)),
                mysql(
                        "mysql-not-null-non-strict",
                        "turns NULL into zero values where the mode is not strict",
                        LOSS,
                        Severity.WARNING,
                        when(RedefineColumn.class, ColumnRules::notStrict)),
                mysql(
                        "mysql-column-position",
                        "a place for a column rebuilds the table",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, (a, s) -> placed(a.column(), a, s)),
                        when(RedefineColumn.class, (r, s) -> placed(r.spec(), r, s))));
    }

    private static @Nullable Said zero(AddColumn add, Scene scene) {
        ColumnSpec column = add.column();
        if (!column.notNull()
                || column.defaultValue().kind() != Kind.NONE
                || scene.schema().existing(add.table()).isEmpty()) {
            return null;
        }
        TypeFamily family = scene.dialect().family(column.type());
        String gets = switch (family) {
            case DATE, TIMESTAMP -> "a zero date, which strict mode refuses";
            case TIMESTAMP_WITH_ZONE -> "a zero date";
            case BINARY_JSON -> "the JSON value null";
            case TEXT, FIXED_TEXT, BINARY -> "an empty text";
            case ENUMERATION -> "the first member";
            case OTHER -> "a value of the server's choice, or it fails";
            default -> "0";
        };
        return Said.of("column " + add.table() + "." + column.name()
                        + " is NOT NULL and has no default: every row that is there gets " + gets)
                .advice("Write the default you mean.");
    }

    private static @Nullable Said members(RedefineColumn redefine, Scene scene) {
        return Alters.before(redefine, scene)
                .filter(before -> family(before.type(), scene) == TypeFamily.ENUMERATION
                        && family(redefine.spec().type(), scene) == TypeFamily.ENUMERATION
                        && rewrites(redefine, scene))
                .map(
                        before -> Said.of(
                                "members of " + redefine.table() + "." + redefine.column()
                                        + " go, move or no longer fit its size: the whole table is copied, and only members appended at the end are free"))
                .orElse(null);
    }

    private static @Nullable Said boundary(RedefineColumn redefine, Scene scene) {
        return Alters.before(redefine, scene)
                .filter(before -> isVarchar(before.type())
                        && isVarchar(redefine.spec().type())
                        && !scene.dialect()
                                .narrows(before.type(), redefine.spec().type())
                        && rewrites(redefine, scene))
                .map(
                        before -> Said.of(
                                "column " + redefine.table() + "." + redefine.column() + " grows from " + before.type()
                                        + " to " + redefine.spec().type()
                                        + ", beyond 255 bytes in its character set: the length of each value needs a second byte, so the whole table is copied"))
                .orElse(null);
    }

    private static boolean isVarchar(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("varchar");
    }

    private static boolean rewrites(RedefineColumn redefine, Scene scene) {
        return scene.dialect()
                        .typeChange(
                                new SchemaOperation.AlterColumnType(
                                        redefine.table(),
                                        redefine.column(),
                                        redefine.spec().type(),
                                        null),
                                scene.schema())
                == TypeChange.REWRITES;
    }

    private static TypeFamily family(String type, Scene scene) {
        return scene.dialect().family(type);
    }

    private static @Nullable Said converts(AlterTable alter, Scene scene) {
        return alter.change() == TableChange.CONVERT_CHARACTER_SET && scene.existed(alter.table())
                ? Said.of(
                        "all texts of " + alter.table()
                                + " are converted: the whole table is copied while nobody can write, and joins with tables that are not converted lose their indexes")
                : null;
    }

    private static @Nullable Said characterSet(RedefineColumn redefine, Scene scene) {
        String after = redefine.spec().attributes().get("character set");
        Optional<String> before =
                Alters.before(redefine, scene).map(column -> column.attributes().getOrDefault("character set", ""));
        return after != null
                        && before.filter(set -> !set.isEmpty() && !set.equals(after))
                                .isPresent()
                ? Said.of("texts of " + redefine.table() + "." + redefine.column() + " are converted from "
                        + before.get() + " to " + after
                        + ": the table may be copied, and joins with columns that are not converted lose their indexes")
                : null;
    }

    private static @Nullable Said key(SchemaOperation operation, String does, Scene scene) {
        var table = operation.subject();
        boolean swapsToo = operation instanceof AddConstraint
                && scene.statement().actions().stream()
                        .anyMatch(action -> action.operation() instanceof AlterTable alter
                                && alter.change() == TableChange.SWAP_PRIMARY_KEY);
        return table != null && !swapsToo && scene.schema().existing(table).isPresent()
                ? Said.of("this " + does + table
                        + ": rows are stored by it and every other index ends in it, so all of them are written anew"
                        + (operation instanceof DropConstraint ? ", while nobody can write" : ""))
                : null;
    }

    private static @Nullable Said loses(RedefineColumn redefine, Scene scene) {
        ColumnFacts before = Alters.before(redefine, scene).orElse(null);
        if (before == null) {
            return null;
        }
        ColumnSpec after = redefine.spec();
        SortedMap<String, String> had = before.attributes();
        SortedMap<String, String> has = after.attributes();
        List<String> lost = new ArrayList<>();
        if (before.defaultValue().kind() == Kind.CONSTANT
                && after.defaultValue().kind() == Kind.NONE) {
            lost.add("DEFAULT " + before.defaultValue().expression());
        }
        if (!before.nullable() && !after.notNull() && !isKey(redefine, scene)) {
            lost.add("NOT NULL");
        }
        for (String attribute : List.of("comment", "auto_increment", "on update", "collate", "invisible")) {
            if (had.containsKey(attribute) && !has.containsKey(attribute)) {
                lost.add(attribute.toUpperCase(Locale.ROOT));
            }
        }
        return lost.isEmpty()
                ? null
                : Said.of("column " + redefine.table() + "." + redefine.column()
                                + " loses what this declaration leaves out: " + String.join(", ", lost))
                        .advice("Write the whole declaration again, with what has to stay. Drop the rest by"
                                + " ALTER COLUMN, so that it is seen to be meant.");
    }

    private static boolean isKey(RedefineColumn redefine, Scene scene) {
        return scene.table(redefine.table())
                .filter(table -> table.primaryKey().contains(redefine.column()))
                .isPresent();
    }

    private static @Nullable Said notStrict(RedefineColumn redefine, Scene scene) {
        Assignment mode = scene.course().setting("sql_mode");
        String value = mode == null ? null : mode.value();
        boolean loose = value != null && !value.toUpperCase(Locale.ROOT).contains("STRICT") && !value.startsWith("@");
        boolean constrains = redefine.spec().notNull()
                && Alters.before(redefine, scene).map(ColumnFacts::nullable).orElse(true)
                && scene.existed(redefine.table());
        return loose && constrains
                ? Said.of("the mode is not strict here, so NULL in " + redefine.table() + "." + redefine.column()
                                + " silently becomes 0, an empty text or a zero date")
                        .advice("Fill the rows first, and leave sql_mode strict.")
                : null;
    }

    /** The same without a word about the place. */
    private static SchemaOperation unplaced(SchemaOperation operation) {
        return switch (operation) {
            case AddColumn add -> new AddColumn(add.table(), unplaced(add.column()), add.ifNotExists());
            case RedefineColumn redefine ->
                new RedefineColumn(redefine.table(), redefine.column(), unplaced(redefine.spec()));
            default -> operation;
        };
    }

    private static ColumnSpec unplaced(ColumnSpec column) {
        SortedMap<String, String> attributes = new TreeMap<>(column.attributes());
        attributes.remove("first");
        attributes.remove("after");
        return new ColumnSpec(
                column.name(),
                column.type(),
                column.notNull(),
                column.defaultValue(),
                column.constraints(),
                attributes);
    }

    private static @Nullable Said placed(ColumnSpec column, SchemaOperation operation, Scene scene) {
        var table = operation.subject();
        boolean placed =
                column.attributes().containsKey("first") || column.attributes().containsKey("after");
        return placed && table != null && Alters.isHeavierThan(unplaced(operation), scene)
                ? Said.of("the place of " + table + "." + column.name()
                        + " is what makes this server write all rows anew: at the end it would be free, or nearly")
                : null;
    }
}
