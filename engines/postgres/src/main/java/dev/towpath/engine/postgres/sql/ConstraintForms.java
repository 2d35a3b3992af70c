package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Constraints on tables in use: what checks rows is added NOT VALID and validated later under a weak lock; what needs an
 * index gets it built online first.
 */
final class ConstraintForms {
    private static final Pattern ADD = Pattern.compile("\\bADD\\s+(?=FOREIGN\\s+KEY|CHECK)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_COLUMNS = Pattern.compile("\\([^()]*\\)\\s*$");

    private ConstraintForms() {}

    static OnlineForm of(SchemaOperation.AddConstraint add, Action action, TableFacts table, SchemaView schema) {
        if (add.notValid()) {
            return new OnlineForm.AsWritten();
        }
        return switch (add.constraint()) {
            case ConstraintSpec.ForeignKey key ->
                table.partitioned() && !schema.version().atLeast(18)
                        ? new OnlineForm.Blocking(
                                "adds a foreign key to the partitioned table " + table.name()
                                        + ", which locks out writes while all rows are checked",
                                "Add it to each partition first; this server has no NOT VALID for partitioned tables.")
                        : lateCheck(
                                action,
                                table,
                                key.name() != null ? key.name() : IndexNames.of(table, key.columns(), "fkey"),
                                key.name() == null,
                                "it locks out writes on " + table.name() + " and " + key.parent()
                                        + " while all rows are checked");
            case ConstraintSpec.Check check ->
                lateCheck(
                        action,
                        table,
                        check.name() != null ? check.name() : checkName(table, check.expression()),
                        check.name() == null,
                        "it locks out everybody while all rows of " + table.name() + " are checked");
            case ConstraintSpec.NotNull notNull -> NotNullForm.of(table, notNull.column(), notNull.name(), schema);
            case ConstraintSpec.Unique unique ->
                unique.usingIndex() != null
                        ? new OnlineForm.AsWritten()
                        : overIndex(action, table, unique.name(), unique.columns(), "UNIQUE", "key", List.of());
            case ConstraintSpec.PrimaryKey key -> primaryKey(key, action, table, schema);
            case ConstraintSpec.Exclusion ignored ->
                new OnlineForm.Blocking(
                        "adds an exclusion constraint to " + table.name()
                                + ", which locks out everybody while its index is built",
                        "There is no online form. Build it on a new table, or in a maintenance window.");
        };
    }

    private static OnlineForm lateCheck(Action action, TableFacts table, String name, boolean unnamed, String why) {
        String sql = action.sql();
        if (unnamed) {
            Matcher add = ADD.matcher(sql);
            if (!add.find()) {
                return new OnlineForm.Blocking(
                        "adds a constraint without a name to " + table.name(), "Name the constraint.");
            }
            sql = sql.substring(0, add.start()) + "ADD CONSTRAINT " + PostgresNames.quote(name) + " "
                    + sql.substring(add.end());
        }
        return new OnlineForm.Rewritten(
                List.of(
                        new Part.InTransaction(
                                sql + " NOT VALID", List.of(new Expectation.ConstraintPresent(table.name(), name))),
                        new Part.Validation(
                                "ALTER TABLE " + PostgresNames.quote(table.name()) + " VALIDATE CONSTRAINT "
                                        + PostgresNames.quote(name),
                                table.name(),
                                name)),
                why);
    }

    /** As the server chooses it: with the column when the expression uses exactly one. */
    private static String checkName(TableFacts table, String expression) {
        List<ColumnName> used = table.columns().stream()
                .map(TableFacts.ColumnFacts::name)
                .filter(column -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}_$'])\"?" + Pattern.quote(column.value())
                                        + "\"?(?![\\p{L}\\p{N}_$'(])",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(expression)
                        .find())
                .toList();
        return IndexNames.of(table, used.size() == 1 ? used : List.of(), "check");
    }

    private static OnlineForm primaryKey(
            ConstraintSpec.PrimaryKey key, Action action, TableFacts table, SchemaView schema) {
        List<Part> notNull = new ArrayList<>();
        key.columns().forEach(column -> notNull.addAll(NotNullForm.parts(table, column, schema)));
        if (key.usingIndex() != null) {
            return new OnlineForm.AsWritten();
        }
        return overIndex(action, table, key.name(), key.columns(), "PRIMARY KEY", "pkey", notNull);
    }

    private static OnlineForm overIndex(
            Action action,
            TableFacts table,
            @Nullable String name,
            List<ColumnName> columns,
            String kind,
            String label,
            List<Part> before) {
        boolean plain = PLAIN_COLUMNS.matcher(action.sql()).find();
        if (table.partitioned() || !plain) {
            return new OnlineForm.Blocking(
                    "adds " + kind + " to " + table.name() + ", which locks out everybody while its index is built",
                    table.partitioned()
                            ? "Build the index on each partition first, then attach."
                            : "Build a unique index concurrently first, then add the constraint USING INDEX.");
        }
        List<ColumnName> named = kind.equals("UNIQUE") ? columns : List.of();
        String chosen = name != null ? name : IndexNames.of(table, named, label);
        String quoted = PostgresNames.quote(chosen);
        String on = PostgresNames.quote(table.name());
        String list = columns.stream()
                .map(column -> PostgresNames.quote(column.value()))
                .collect(Collectors.joining(", ", "(", ")"));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.IndexBuild(
                "CREATE UNIQUE INDEX CONCURRENTLY " + quoted + " ON " + on + " " + list,
                table.name(),
                new TableName(table.name().schema(), chosen)));
        parts.addAll(before);
        parts.add(new Part.InTransaction(
                "ALTER TABLE " + on + " ADD CONSTRAINT " + quoted + " " + kind + " USING INDEX " + quoted,
                List.of(new Expectation.ConstraintPresent(table.name(), chosen))));
        return new OnlineForm.Rewritten(
                parts, "it locks out everybody on " + table.name() + " while its index is built");
    }
}
