package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Constraints on tables in use: what checks rows is added NOT VALID and validated later under a weak lock; what needs an
 * index gets it built online first.
 */
final class ConstraintForms {
    private static final Pattern ADD = Pattern.compile("\\bADD\\s+(?=FOREIGN\\s+KEY|CHECK)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_ENFORCED = Pattern.compile("\\bNOT\\s+ENFORCED\\b", Pattern.CASE_INSENSITIVE);

    private ConstraintForms() {}

    static OnlineForm of(SchemaOperation.AddConstraint add, Action action, TableFacts table, SchemaView schema) {
        if (add.notValid()) {
            return new OnlineForm.AsWritten();
        }
        String sql = Words.withoutComments(action.sql());
        return switch (add.constraint()) {
            case ConstraintSpec.ForeignKey key -> foreignKey(key, sql, table, schema);
            case ConstraintSpec.Check check ->
                lateCheck(
                        sql,
                        table,
                        check.name() != null ? check.name() : checkName(table, check.expression(), schema),
                        check.name() == null,
                        "it locks out everybody while all rows of " + table.name() + " are checked");
            case ConstraintSpec.NotNull notNull -> NotNullForm.of(table, notNull.column(), notNull.name(), schema);
            case ConstraintSpec.Unique unique -> KeyForms.unique(unique, sql, table, schema);
            case ConstraintSpec.PrimaryKey key -> KeyForms.primaryKey(key, sql, table, schema);
            case ConstraintSpec.Exclusion ignored ->
                new OnlineForm.Blocking(
                        "adds an exclusion constraint to " + table.name()
                                + ", which locks out everybody while its index is built",
                        "There is no online form. Build it on a new table, or in a maintenance window.");
        };
    }

    private static OnlineForm foreignKey(
            ConstraintSpec.ForeignKey key, String sql, TableFacts table, SchemaView schema) {
        if (table.partitioned() && !schema.version().atLeast(18)) {
            return new OnlineForm.Blocking(
                    "adds a foreign key to the partitioned table " + table.name()
                            + ", which locks out writes while all rows are checked",
                    "Add it to each partition first; this server has no NOT VALID for partitioned tables.");
        }
        return lateCheck(
                sql,
                table,
                key.name() != null ? key.name() : IndexNames.ofConstraint(table, key.columns(), "fkey", schema),
                key.name() == null,
                "it locks out writes on " + table.name() + " and " + key.parent() + " while all rows are checked");
    }

    private static OnlineForm lateCheck(String written, TableFacts table, String name, boolean unnamed, String why) {
        if (NOT_ENFORCED.matcher(written).find()) {
            // Nothing is checked, and the server refuses to validate it.
            return new OnlineForm.AsWritten();
        }
        String sql = written;
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
    private static String checkName(TableFacts table, String expression, SchemaView schema) {
        Words words = Words.of(expression);
        Set<ColumnName> used = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            boolean called = words.is(i + 1, "(") && words.all().get(i).kind() == Lexemes.Kind.WORD;
            boolean type = words.is(i - 1, ":") || words.is(i - 1, "as");
            if (words.isName(i) && !called && !type && !words.is(i + 1, ".")) {
                ColumnName column =
                        ColumnName.of(PostgresNames.fold(words.all().get(i).text()));
                // Of a table nobody described every name that is no word of the language is taken for a column.
                boolean plain = words.all().get(i).kind() == Lexemes.Kind.QUOTED_NAME
                        || !ReservedWords.contains(column.value());
                if (table.columns().isEmpty() ? plain : table.column(column).isPresent()) {
                    used.add(column);
                }
            }
        }
        return IndexNames.ofConstraint(table, used.size() == 1 ? List.copyOf(used) : List.of(), "check", schema);
    }
}
