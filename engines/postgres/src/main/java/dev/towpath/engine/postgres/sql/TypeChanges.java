package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which changes of a column's type only touch the catalog: widening a varchar or a numeric of the same scale. Everything
 * else is taken for a rewrite. See the manual, {@code ALTER TABLE}, notes on {@code SET DATA TYPE}.
 */
final class TypeChanges {
    private static final Pattern TEXT = Pattern.compile("(?:varchar|character varying)(?:\\((\\d+)\\))?|(text)");
    private static final Pattern NUMERIC = Pattern.compile("(?:numeric|decimal|dec)(?:\\((\\d+)(?:,(\\d+))?\\))?");

    private TypeChanges() {}

    static boolean isCatalogOnly(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        if (alter.using() != null) {
            return false;
        }
        return schema.existing(alter.table())
                .flatMap(table -> table.column(alter.column()))
                .map(column -> isCatalogOnly(column.type(), alter.type()))
                .orElse(false);
    }

    /** Whether rows are read all the same, because a check of the column, or of the whole row, is made anew. */
    static boolean rechecks(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        return schema.existing(alter.table())
                .map(table ->
                        table.constraints().stream().anyMatch(constraint -> isCheckOf(constraint, alter.column())))
                .orElse(false);
    }

    /** Whether an index of the column has to be built anew, because an expression or condition of it mentions the column. */
    static boolean reindexes(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        return schema.existing(alter.table())
                .map(table -> table.indexes().stream()
                        .anyMatch(index -> !index.text().isEmpty() && mentions(Words.of(index.text()), alter.column())))
                .orElse(false);
    }

    private static boolean isCheckOf(ConstraintFacts constraint, ColumnName column) {
        if (constraint.spec() instanceof ConstraintSpec.Check check) {
            return mentions(Words.of(check.expression()), column);
        }
        Words words = Words.of(constraint.definition());
        return words.is(0, "check") && mentions(words, column);
    }

    private static boolean mentions(Words words, ColumnName column) {
        return words.all().stream()
                .anyMatch(
                        word -> word.isName() && PostgresNames.fold(word.text()).equals(column.value()));
    }

    static boolean isCatalogOnly(String from, String to) {
        String before = normal(from);
        String after = normal(to);
        return before.equals(after) || widensText(before, after) || widensNumeric(before, after);
    }

    private static boolean widensText(String from, String to) {
        Matcher before = TEXT.matcher(from);
        Matcher after = TEXT.matcher(to);
        if (!before.matches() || !after.matches()) {
            return false;
        }
        return after.group(1) == null || (before.group(1) != null && number(before, 1) <= number(after, 1));
    }

    private static boolean widensNumeric(String from, String to) {
        Matcher before = NUMERIC.matcher(from);
        Matcher after = NUMERIC.matcher(to);
        if (!before.matches() || !after.matches()) {
            return false;
        }
        if (after.group(1) == null) {
            return true;
        }
        return before.group(1) != null
                && number(before, 1) <= number(after, 1)
                && number(before, 2) == number(after, 2);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static String normal(String type) {
        return type.toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s*([(),])\\s*", "$1")
                .replaceAll("\\s+", " ");
    }
}
