package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code SET NOT NULL} without reading the table under ACCESS EXCLUSIVE. From 18 on: a NOT NULL constraint NOT VALID, then
 * VALIDATE. Note that SET NOT NULL over such a constraint would scan after all. Before 18: a CHECK NOT VALID, VALIDATE,
 * SET NOT NULL (which then trusts the check), and the check goes.
 */
public final class NotNullForm {
    private static final String WHY = "SET NOT NULL reads the whole table under ACCESS EXCLUSIVE";

    private NotNullForm() {}

    /** @param name the constraint's name as written, or null */
    static OnlineForm of(TableFacts table, ColumnName column, @Nullable String name, SchemaView schema) {
        if (schema.version().atLeast(18) && pending(table, column) != null) {
            return new OnlineForm.Rewritten(constraint(table, column, name, schema), WHY);
        }
        if (!scans(table, column, schema)) {
            return new OnlineForm.AsWritten();
        }
        return new OnlineForm.Rewritten(
                schema.version().atLeast(18) ? constraint(table, column, name, schema) : check(table, column, schema),
                WHY);
    }

    /** Whether SET NOT NULL reads the rows: nothing proves yet that none is null. */
    public static boolean scans(TableFacts table, ColumnName column, SchemaView schema) {
        // Since 18 the catalog calls a column not null as soon as it has the constraint, validated or not.
        if (schema.version().atLeast(18) && pending(table, column) != null) {
            return true;
        }
        boolean already = table.column(column)
                .map(ColumnFacts::nullable)
                .filter(nullable -> !nullable)
                .isPresent();
        return !already && !isProven(table, column);
    }

    /** The same, as parts to put before something that needs it; empty when the column is not null already. */
    static List<Part> parts(TableFacts table, ColumnName column, SchemaView schema) {
        return of(table, column, null, schema) instanceof OnlineForm.Rewritten rewritten
                ? rewritten.parts()
                : List.of();
    }

    private static boolean isProven(TableFacts table, ColumnName column) {
        String wanted = "CHECK ((" + PostgresNames.quote(column.value()) + " IS NOT NULL))";
        return table.constraints().stream()
                .anyMatch(constraint -> constraint.validated()
                        && (constraint.definition().toUpperCase(Locale.ROOT).equals(wanted.toUpperCase(Locale.ROOT))
                                || says(constraint, column)));
    }

    /** What an earlier statement declared, in whatever brackets. */
    private static boolean says(ConstraintFacts constraint, ColumnName column) {
        if (constraint.spec() instanceof ConstraintSpec.NotNull notNull) {
            return notNull.column().equals(column);
        }
        if (!(constraint.spec() instanceof ConstraintSpec.Check check)) {
            return false;
        }
        Words words = Words.of(check.expression());
        while (words.is(0, "(") && words.close(0) == words.size() - 1) {
            // Ends because each turn takes two brackets away.
            words = words.part(1, words.size() - 1);
        }
        return words.size() == 4
                && words.isName(0)
                && PostgresNames.fold(words.all().getFirst().text()).equals(column.value())
                && words.is(1, "is")
                && words.is(2, "not")
                && words.is(3, "null");
    }

    private static @Nullable String pending(TableFacts table, ColumnName column) {
        // Quoted as the server prints it, or plain when an earlier statement of the plan made it.
        Set<String> definitions = Set.of(
                "NOT NULL \"" + column.value().replace("\"", "\"\"") + "\" NOT VALID",
                "NOT NULL " + column.value() + " NOT VALID");
        return table.constraints().stream()
                .filter(constraint -> definitions.contains(constraint.definition()))
                .map(ConstraintFacts::name)
                .findFirst()
                .orElse(null);
    }

    private static List<Part> constraint(
            TableFacts table, ColumnName column, @Nullable String name, SchemaView schema) {
        String quoted = PostgresNames.quote(table.name());
        String there = pending(table, column);
        String chosen = there != null
                ? there
                : name != null ? name : IndexNames.ofConstraint(table, List.of(column), "not_null", schema);
        Part validation = new Part.Validation(
                "ALTER TABLE " + quoted + " VALIDATE CONSTRAINT " + PostgresNames.quote(chosen), table.name(), chosen);
        if (there != null) {
            return List.of(validation);
        }
        String add = "ALTER TABLE " + quoted + " ADD CONSTRAINT " + PostgresNames.quote(chosen) + " NOT NULL "
                + PostgresNames.quote(column.value()) + " NOT VALID";
        return List.of(
                new Part.InTransaction(add, List.of(new Expectation.ConstraintPresent(table.name(), chosen))),
                validation);
    }

    private static List<Part> check(TableFacts table, ColumnName column, SchemaView schema) {
        String alter = "ALTER TABLE " + PostgresNames.quote(table.name()) + " ";
        String quoted = PostgresNames.quote(column.value());
        String name = IndexNames.ofConstraint(table, List.of(column), "towpath_not_null", schema);
        String check = PostgresNames.quote(name);
        return List.of(
                new Part.InTransaction(
                        alter + "ADD CONSTRAINT " + check + " CHECK (" + quoted + " IS NOT NULL) NOT VALID",
                        List.of(new Expectation.ConstraintPresent(table.name(), name))),
                new Part.Validation(alter + "VALIDATE CONSTRAINT " + check, table.name(), name),
                new Part.InTransaction(
                        alter + "ALTER COLUMN " + quoted + " SET NOT NULL",
                        List.of(new Expectation.ColumnNotNull(table.name(), column))),
                new Part.InTransaction(
                        alter + "DROP CONSTRAINT " + check,
                        List.of(new Expectation.ConstraintAbsent(table.name(), name))));
    }
}
