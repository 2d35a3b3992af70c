package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Dialect.TypeChange;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AlterColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change of a column's type costs: only the catalog where {@link TypeWidenings} knows it, a scan when a check of the
 * column is made anew, an index when one cannot be kept, and a rewrite otherwise.
 */
public final class TypeChanges {
    private static final Pattern COLLATE = Pattern.compile("(?<!\\s)\\s++COLLATE\\s++(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UTC = Set.of("utc", "gmt", "etc/utc", "etc/gmt", "z", "zulu", "uct", "0");

    private TypeChanges() {}

    /** What the change costs, as far as the catalog is known. */
    public static TypeChange of(AlterColumnType alter, SchemaView schema) {
        Optional<TableFacts> table = schema.existing(alter.table());
        Optional<ColumnFacts> column = table.flatMap(facts -> facts.column(alter.column()));
        if (table.isEmpty() || column.isEmpty()) {
            return TypeChange.UNKNOWN;
        }
        Matcher collate = COLLATE.matcher(alter.type());
        boolean collated = collate.find();
        String to = collated ? alter.type().substring(0, collate.start()) : alter.type();
        if (!isPlainCast(alter, to) || !TypeWidenings.keepsRows(column.get().type(), to, isUtc(schema))) {
            return TypeChange.REWRITES;
        }
        if (rechecks(table.get(), alter.column())) {
            return TypeChange.RECHECKS;
        }
        boolean sorted = !collated && !TypeWidenings.sortsOtherwise(column.get().type(), to);
        return reindexes(table.get(), alter.column(), sorted) ? TypeChange.REINDEXES : TypeChange.FREE;
    }

    /** Whether the values are converted as they would be without {@code USING}. */
    private static boolean isPlainCast(AlterColumnType alter, String to) {
        if (alter.using() == null) {
            return true;
        }
        String using = alter.using();
        Words words = Words.of(using);
        while (words.is(0, "(") && words.close(0) == words.size() - 1) {
            // Ends because each turn takes two brackets away.
            words = words.part(1, words.size() - 1);
        }
        if (isColumn(words, 0, alter.column())) {
            boolean cast = words.is(1, ":") && words.is(2, ":") && words.size() > 3;
            return words.size() == 1 || (cast && isType(using, words, 3, words.size(), to));
        }
        return words.is(0, "cast")
                && words.is(1, "(")
                && words.close(1) == words.size() - 1
                && isColumn(words, 2, alter.column())
                && words.is(3, "as")
                && isType(using, words, 4, words.size() - 1, to);
    }

    private static boolean isColumn(Words words, int at, ColumnName column) {
        return words.isName(at)
                && PostgresNames.fold(words.all().get(at).text()).equals(column.value());
    }

    private static boolean isType(String sql, Words words, int from, int to, String type) {
        return from < to
                && TypeText.of(sql.substring(
                                words.all().get(from).start(),
                                words.all().get(to - 1).end()))
                        .equals(TypeText.of(type));
    }

    private static boolean isUtc(SchemaView schema) {
        String zone = schema.setting("timezone");
        return zone != null && UTC.contains(zone.toLowerCase(Locale.ROOT));
    }

    /** A check of the column, or of the whole row, is made anew, which reads all rows unless it was never validated. */
    private static boolean rechecks(TableFacts table, ColumnName column) {
        return table.constraints().stream()
                .anyMatch(constraint -> constraint.validated() && isCheckOf(constraint, column));
    }

    /** Such a check of a column. */
    static boolean isCheckOf(ConstraintFacts constraint, ColumnName column) {
        if (constraint.spec() instanceof ConstraintSpec.Check check) {
            return check.enforced() && mentions(check.expression(), column);
        }
        return Words.of(constraint.definition()).is(0, "check") && mentions(constraint.definition(), column);
    }

    /** An index is kept unless the order of its values changes or an expression or condition of it mentions the column. */
    private static boolean reindexes(TableFacts table, ColumnName column, boolean sorted) {
        return table.indexes().stream().anyMatch(index -> mentions(index, column, sorted));
    }

    private static boolean mentions(IndexFacts index, ColumnName column, boolean sorted) {
        boolean condition = !index.text().isEmpty();
        // The server compares no expressions and conditions: an index that has one is not kept.
        return ((!sorted || condition) && index.columns().contains(column))
                || (condition && mentions(index.text(), column));
    }

    private static boolean mentions(String sql, ColumnName column) {
        return Words.of(sql).all().stream()
                .anyMatch(
                        word -> word.isName() && PostgresNames.fold(word.text()).equals(column.value()));
    }
}
