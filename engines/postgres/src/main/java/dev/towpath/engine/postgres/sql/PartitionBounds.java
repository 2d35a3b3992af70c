package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the server has to read a table to know that its rows fit the bounds of a partition. It reads none where a
 * validated check says so already. Here a check counts when it names every value of the bounds and leaves no way for
 * null, which no range and no list without null takes; the server compares more exactly.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ATTACH PARTITION</a>
 */
public final class PartitionBounds {
    /** The server prints it behind a day where the statement left it out. */
    private static final Pattern MIDNIGHT = Pattern.compile(" 00:00:00([+-]00(:?00)?)?$");

    private PartitionBounds() {}

    /** Whether a validated check makes reading the table's rows needless. */
    public static boolean areProven(TableFacts table, String bound) {
        List<String> values = values(bound);
        return !values.isEmpty()
                && table.constraints().stream()
                        .filter(each -> each.validated())
                        .map(TableFacts.ConstraintFacts::spec)
                        .anyMatch(spec -> spec instanceof ConstraintSpec.Check check
                                && check.enforced()
                                && proves(Words.of(check.expression()), values, table));
    }

    private static boolean proves(Words check, List<String> values, TableFacts table) {
        List<String> named = constants(check);
        return named.containsAll(values)
                && (excludesNull(check)
                        || table.columns().stream().noneMatch(column -> column.nullable() && isNamed(column, check)));
    }

    private static boolean excludesNull(Words check) {
        for (int i = 0; i + 2 < check.size(); i++) {
            if (check.is(i, "is") && check.is(i + 1, "not") && check.is(i + 2, "null")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(ColumnFacts column, Words check) {
        return check.all().stream()
                .filter(Words.Word::isName)
                .anyMatch(word ->
                        PostgresNames.fold(word.text()).equals(column.name().value()));
    }

    /** The values in the bounds; {@code MINVALUE} and {@code MAXVALUE} need no proof. */
    private static List<String> values(String bound) {
        Words words = Words.of(bound);
        // A remainder is no value that a check could name.
        return words.find("modulus", 0) >= 0 || words.find("with", 0) >= 0 ? List.of() : constants(words);
    }

    private static List<String> constants(Words words) {
        return words.all().stream()
                .filter(word ->
                        word.kind() == Lexemes.Kind.STRING || (word.kind() == Lexemes.Kind.WORD && !word.isName()))
                .map(word -> MIDNIGHT.matcher(word.text().replace("'", "")).replaceFirst(""))
                .toList();
    }

    /** The default partition whose rows are all read before another partition can be. */
    public static Optional<TableFacts> readDefault(TableName parent, String bound, SchemaView schema) {
        return schema.partitions(parent).stream()
                .filter(each -> each.partitioning().isDefault())
                .filter(each -> schema.existing(each.name()).isPresent() && !areProven(each, bound))
                .findFirst();
    }
}
