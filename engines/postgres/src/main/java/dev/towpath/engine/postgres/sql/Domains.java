package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns have a domain for their type, and what that costs. */
public final class Domains {
    /** A domain may rest on another one; nobody stacks more. */
    private static final int DEPTH = 8;

    private Domains() {}

    /** The type a column names, or null when it is built in by its very form, or an array. */
    static @Nullable TableName named(String type) {
        Words words = Words.of(type);
        if (words.size() == 1 && words.isName(0)) {
            return TableName.of(PostgresNames.fold(words.all().getFirst().text()));
        }
        return words.size() == 3 && words.isName(0) && words.is(1, ".") && words.isName(2)
                ? TableName.of(
                        PostgresNames.fold(words.all().getFirst().text()),
                        PostgresNames.fold(words.all().get(2).text()))
                : null;
    }

    /** Whether values of the type are held to a check or to NOT NULL, as far as known. */
    public static boolean isConstrained(String type, SchemaView schema) {
        String base = type;
        for (int i = 0; i < DEPTH; i++) {
            TableName name = named(base);
            if (name == null || !(schema.detail(name) instanceof ObjectDetail.Domain domain)) {
                return false;
            }
            if (domain.constrained()) {
                return true;
            }
            base = domain.type();
        }
        return false;
    }

    /** The tables that were there before and have a column of this domain. */
    public static List<TableFacts> users(TableName domain, SchemaView schema) {
        TableName wanted = schema.resolve(domain);
        return schema.existingTables().stream()
                .filter(table -> table.columns().stream().anyMatch(column -> {
                    TableName type = named(column.type());
                    return type != null && schema.resolve(type).equals(wanted);
                }))
                .toList();
    }
}
