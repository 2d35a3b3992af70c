package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.PartitionChange;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Recognises by their words statements that the grammar lacks, where these words tell all that matters. */
final class GrammarGaps {
    /** None of these statements is longer, and others may be megabytes of rows. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_WORDS = 40;

    private final Words words;

    private GrammarGaps(Words words) {
        this.words = words;
    }

    /** What a statement that does not parse is after all, or null. */
    static @Nullable Understood read(Statement statement) {
        if (statement.sql().length() > MAX_LENGTH) {
            return null;
        }
        GrammarGaps gaps = new GrammarGaps(Words.first(statement.sql(), MAX_WORDS));
        SortedSet<TableName> relations = new TreeSet<>();
        SchemaOperation operation = gaps.operation(relations);
        if (operation == null) {
            return null;
        }
        List<Action> actions = List.of(new Action(operation, statement.sql()));
        return new Understood(statement, actions, TransactionNeeds.of(actions), relations);
    }

    private @Nullable SchemaOperation operation(SortedSet<TableName> relations) {
        if (words.size() == 0) {
            // A version comment for later servers, or for none.
            return new SchemaOperation.Describe("nothing");
        }
        if (words.starts("alter", "table")) {
            return partitionFile(relations);
        }
        if (words.starts("alter", "database") || words.starts("alter", "schema")) {
            // Without a name it is the database in use.
            return new SchemaOperation.AlterObject(
                    ObjectKind.SCHEMA, TableName.of("database"), ObjectChange.OTHER, words.from(0));
        }
        return library();
    }

    /** {@code DISCARD} and {@code IMPORT PARTITION … TABLESPACE}. */
    private @Nullable SchemaOperation partitionFile(SortedSet<TableName> relations) {
        Words.Name table = words.name(2);
        if (table == null
                || !words.is(words.size() - 1, "tablespace")
                || !words.is(table.end() + 1, "partition")
                || !(words.is(table.end(), "discard") || words.is(table.end(), "import"))) {
            return null;
        }
        relations.add(table.name());
        return new SchemaOperation.ChangePartitions(
                table.name(), PartitionChange.TABLESPACE, List.of(), words.from(table.end()));
    }

    /** Libraries of code, which version 9 brought. */
    private @Nullable SchemaOperation library() {
        if (!words.is(1, "library")) {
            return null;
        }
        int at = words.is(2, "if") ? (words.is(3, "not") ? 5 : 4) : 2;
        Words.Name name = words.name(at);
        if (name == null) {
            return null;
        }
        if (words.is(0, "create")) {
            return new SchemaOperation.CreateObject(ObjectKind.OTHER, name.name(), null, false);
        }
        if (words.is(0, "drop")) {
            return new SchemaOperation.DropObject(ObjectKind.OTHER, name.name(), null, at > 2, false);
        }
        return words.is(0, "alter")
                ? new SchemaOperation.AlterObject(ObjectKind.OTHER, name.name(), ObjectChange.OTHER, words.from(0))
                : null;
    }
}
