package dev.towpath.review.rule.column;

import static dev.towpath.review.rule.RuleKind.LOCK;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** New columns that cost a rewrite of the table. */
public final class AddColumnRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public AddColumnRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                postgres(
                        "add-column-volatile-default",
                        "a default that is worked out for every row",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, AddColumnRules::volatileDefault)),
                postgres(
                        "add-column-default-old-server",
                        "a default on a server that writes it into every row",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, AddColumnRules::oldServer)),
                rule(
                        "add-column-serial-identity",
                        "a new column that numbers all rows",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, AddColumnRules::numbered)),
                postgres(
                        "add-column-generated-stored",
                        "a new column that is computed and stored in every row",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, AddColumnRules::stored)),
                postgres(
                        "add-column-constrained-domain",
                        "a new column of a domain with rules",
                        LOCK,
                        Severity.WARNING,
                        when(AddColumn.class, AddColumnRules::domain)));
    }

    private static boolean applies(AddColumn add, Kind kind, Scene scene) {
        return add.column().defaultValue().kind() == kind && scene.existed(add.table());
    }

    private static @Nullable Said volatileDefault(AddColumn add, Scene scene) {
        if (!applies(add, Kind.VOLATILE, scene)) {
            return null;
        }
        return Said.of("each row gets a value of its own for " + name(add) + " from the default " + value(add) + ", so "
                        + rewrites(add.table(), scene))
                .advice("Add the column bare, give new rows the default, and fill the old rows in chunks.")
                .rewrite(inSteps(add, scene));
    }

    private static @Nullable Said oldServer(AddColumn add, Scene scene) {
        boolean rewrites = scene.locks().stream().anyMatch(lock -> lock.duration() == LockImpact.Duration.REWRITE);
        if (!applies(add, Kind.CONSTANT, scene) || !rewrites || isOfDomain(add, scene)) {
            return null;
        }
        return Said.of("before version 11 the server writes the default of " + name(add) + " into every row, so "
                        + rewrites(add.table(), scene))
                .advice("Add the column bare, give new rows the default, and fill the old rows in chunks.")
                .rewrite(inSteps(add, scene));
    }

    private static @Nullable Said numbered(AddColumn add, Scene scene) {
        if (!applies(add, Kind.SEQUENCE, scene)) {
            return null;
        }
        if (scene.engine().equals("mysql")) {
            return Said.of("the server numbers all rows for " + name(add) + " while it writes " + add.table()
                            + " anew in place: others read on, nobody writes meanwhile, and replicas may number the rows"
                            + " in another order")
                    .advice(
                            "Let an online tool add it; or make a new table with the column, and copy the rows in chunks.");
        }
        String column = Spelling.column(add.column().name(), scene);
        TableName table = add.table();
        String sequence = scene.sql(new TableName(
                table.schema(), table.name() + "_" + add.column().name().value() + "_seq"));
        String next = "nextval('" + sequence.replace("'", "''") + "')";
        String alter = Spelling.alter(add.table(), scene);
        return Said.of("numbering the rows for " + name(add) + " takes a value from a sequence for each of them, so "
                        + rewrites(add.table(), scene))
                .advice("Add a plain column that draws from a sequence for new rows, number the old rows in chunks, and"
                        + " set it NOT NULL at last.")
                .rewrite(
                        alter + "ADD COLUMN " + column + " bigint",
                        "CREATE SEQUENCE " + sequence + " OWNED BY " + scene.sql(add.table()) + "." + column,
                        alter + "ALTER COLUMN " + column + " SET DEFAULT " + next,
                        fill(add, scene, next));
    }

    private static @Nullable Said stored(AddColumn add, Scene scene) {
        return applies(add, Kind.GENERATED_STORED, scene)
                ? Said.of("the stored value of " + name(add) + " is computed for every row, so "
                                + rewrites(add.table(), scene))
                        .advice(
                                scene.engine().equals("postgresql")
                                                && scene.version().atLeast(18)
                                        ? "Let it be VIRTUAL, which costs nothing; or add a plain column, fill it by a trigger and"
                                                + " in chunks."
                                        : "Add a plain column, let a trigger fill it for new rows, and fill the old rows in"
                                                + " chunks.")
                : null;
    }

    private static @Nullable Said domain(AddColumn add, Scene scene) {
        Kind kind = add.column().defaultValue().kind();
        if (!scene.existed(add.table()) || (kind != Kind.NONE && kind != Kind.CONSTANT) || !isOfDomain(add, scene)) {
            return null;
        }
        return Said.of("the rules of domain " + add.column().type() + " are held against " + name(add)
                        + " in every row, even where it is null, so " + rewrites(add.table(), scene))
                .advice("Give the column the domain's base type, and write the rule as a CHECK of the table: NOT VALID"
                        + " first, validated by a statement of its own.");
    }

    private static boolean isOfDomain(AddColumn add, Scene scene) {
        TableName type = scene.dialect().namedType(add.column().type());
        // Whether the domain has rules, also by the domain it rests on, the engine's locks tell.
        return type != null
                && scene.schema().detail(type) instanceof dev.towpath.model.operation.ObjectDetail.Domain
                && scene.locks().stream().anyMatch(lock -> lock.duration() == LockImpact.Duration.REWRITE);
    }

    private static String[] inSteps(AddColumn add, Scene scene) {
        ColumnSpec column = add.column();
        String name = Spelling.column(column.name(), scene);
        String value = value(add);
        List<String> steps = new ArrayList<>();
        steps.add(Spelling.alter(add.table(), scene) + "ADD COLUMN " + name + " " + column.type());
        steps.add(Spelling.alter(add.table(), scene) + "ALTER COLUMN " + name + " SET DEFAULT " + value);
        steps.add(fill(add, scene, value));
        if (column.notNull()) {
            steps.add(Spelling.alter(add.table(), scene) + "ALTER COLUMN " + name + " SET NOT NULL");
        }
        return steps.toArray(String[]::new);
    }

    private static String fill(AddColumn add, Scene scene, String value) {
        String column = Spelling.column(add.column().name(), scene);
        return "UPDATE " + scene.sql(add.table()) + " SET " + column + " = " + value + " WHERE " + column + " IS NULL";
    }

    private static String value(AddColumn add) {
        return Objects.requireNonNullElse(add.column().defaultValue().expression(), "");
    }

    static String name(AddColumn add) {
        return add.table() + "." + add.column().name();
    }

    private static String rewrites(TableName table, Scene scene) {
        String lock = scene.locks().isEmpty()
                ? ""
                : " under " + scene.locks().getFirst().mode();
        return "the whole of " + table + " and its indexes are written anew" + lock
                + ": nobody reads or writes it meanwhile";
    }
}
