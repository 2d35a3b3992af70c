package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Recognises by their first words statements that the grammar lacks, where these words tell all that matters. */
final class GrammarGaps {
    /** None of these statements is longer, and others may be megabytes of rows. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final Set<String> ROUTINES = Set.of("function", "procedure", "routine", "aggregate");

    private final String sql;
    private final Words words;

    private GrammarGaps(String sql) {
        this.sql = sql;
        this.words = Words.of(sql);
    }

    /** What a statement that does not parse is after all, or null. */
    static @Nullable Understood read(Statement statement) {
        if (statement.sql().length() > MAX_LENGTH) {
            return null;
        }
        GrammarGaps gaps = new GrammarGaps(statement.sql());
        SortedSet<TableName> relations = new TreeSet<>();
        SchemaOperation operation = gaps.operation(relations);
        return operation == null
                ? null
                : new Understood(
                        statement, List.of(new Action(operation, statement.sql())), TransactionNeed.ALLOWED, relations);
    }

    private @Nullable SchemaOperation operation(SortedSet<TableName> relations) {
        if (words.is(0, "grant") || words.is(0, "revoke") || starts("alter", "default", "privileges")) {
            return Privileges.of(sql, Source.oneLine(sql));
        }
        if (words.is(0, "set")) {
            return setting();
        }
        if (starts("comment", "on")) {
            int is = words.find("is", 2);
            return is < 0 ? null : new SchemaOperation.Describe(text(2, is));
        }
        if (starts("drop", "transform", "for")) {
            boolean ifExists = words.is(3, "if");
            return new SchemaOperation.DropObject(
                    ObjectKind.OTHER, TableName.of(Source.oneLine(sql)), null, ifExists, words.find("cascade", 3) > 0);
        }
        if (starts("alter", "table", "all", "in", "tablespace")) {
            return Upkeeps.of(Source.oneLine(sql), null);
        }
        if (starts("alter", "table")) {
            return enforcement(relations);
        }
        if (starts("cluster", "verbose")) {
            return cluster(relations);
        }
        boolean alters = words.is(0, "alter") && words.size() > 2;
        if (alters && ROUTINES.contains(PostgresNames.fold(words.all().get(1).text()))) {
            Name name = name(2);
            if (name == null) {
                return null;
            }
            ObjectKind kind = Kinds.of(words.all().get(1).text());
            String action = text(name.end(), words.size());
            return new SchemaOperation.AlterObject(kind, name.name(), ObjectChanges.of(kind, action), action);
        }
        return words.is(0, "create") ? sequence(relations) : null;
    }

    /** {@code SET NAMES}, and {@code SET SCHEMA 'name'}: an alias of {@code SET search_path} with one name, taken as it is written. */
    private @Nullable SchemaOperation setting() {
        if (words.is(1, "names")) {
            return Settings.of(text(1, words.size()));
        }
        int schema = words.is(1, "local") || words.is(1, "session") ? 2 : 1;
        String literal = words.is(schema, "schema") && words.size() == schema + 2
                ? words.all().get(schema + 1).text()
                : "";
        if (!literal.startsWith("'")) {
            return null;
        }
        String name = literal.substring(1, literal.length() - 1).replace("''", "'");
        String scope = schema == 2 ? text(1, 2) + " " : "";
        return Settings.of(scope + "search_path TO " + PostgresNames.quote(name));
    }

    /** {@code ALTER TABLE t ALTER CONSTRAINT c [NOT] ENFORCED} and nothing else. */
    private @Nullable SchemaOperation enforcement(SortedSet<TableName> relations) {
        int at = words.is(2, "if") ? 4 : 2;
        at += words.is(at, "only") ? 1 : 0;
        Name table = name(at);
        if (table == null || !words.is(table.end(), "alter") || !words.is(table.end() + 1, "constraint")) {
            return null;
        }
        int rest = table.end() + 3;
        boolean plain = words.is(rest, "enforced") && words.size() == rest + 1;
        boolean not = words.is(rest, "not") && words.is(rest + 1, "enforced") && words.size() == rest + 2;
        if (!plain && !not) {
            return null;
        }
        relations.add(table.name());
        String action = text(table.end(), words.size());
        return new SchemaOperation.AlterTable(table.name(), TableChanges.of(action), action);
    }

    /** The old spelling {@code CLUSTER VERBOSE index ON table}. */
    private @Nullable SchemaOperation cluster(SortedSet<TableName> relations) {
        Name table = words.is(3, "on") ? name(4) : null;
        if (table == null || table.end() != words.size()) {
            return null;
        }
        relations.add(table.name());
        return Upkeeps.of(Source.oneLine(sql), table.name());
    }

    /** A sequence of a type the grammar does not know the short name of: {@code CREATE SEQUENCE s AS int}. */
    private @Nullable SchemaOperation sequence(SortedSet<TableName> relations) {
        int at = 1;
        boolean temporary = words.is(at, "temp") || words.is(at, "temporary");
        at += temporary || words.is(at, "unlogged") ? 1 : 0;
        if (!words.is(at, "sequence")) {
            return null;
        }
        Name name = name(words.is(at + 1, "if") ? at + 4 : at + 1);
        if (name == null || words.find("owned", name.end()) >= 0) {
            return null;
        }
        relations.add(name.name());
        return new SchemaOperation.CreateObject(
                ObjectKind.SEQUENCE, CreateReader.placed(name.name(), temporary), null, false);
    }

    /**
     * A name that may have a schema.
     *
     * @param end the index of the first word behind it
     */
    private record Name(TableName name, int end) {}

    private @Nullable Name name(int at) {
        if (!words.isName(at)) {
            return null;
        }
        String first = PostgresNames.fold(words.all().get(at).text());
        return words.is(at + 1, ".") && words.isName(at + 2)
                ? new Name(
                        TableName.of(
                                first,
                                PostgresNames.fold(words.all().get(at + 2).text())),
                        at + 3)
                : new Name(TableName.of(first), at + 1);
    }

    private boolean starts(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!words.is(i, expected[i])) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return from >= to
                ? ""
                : Source.oneLine(sql.substring(
                        words.all().get(from).start(), words.all().get(to - 1).end()));
    }
}
