package dev.towpath.model.operation;

import dev.towpath.model.name.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a statement over many rows means the same when it runs over one key range after the other. */
public sealed interface Chunking {
    /**
     * It does. {@code head WHERE (where) AND <key range of driving> tail} is one chunk.
     *
     * @param driving the table whose key cuts the ranges
     * @param qualifier how the statement refers to that table: its alias, or its name as written, already quoted
     * @param head everything before {@code WHERE}
     * @param where the condition without the word {@code WHERE}, or null when there is none
     * @param tail what follows the condition, for example {@code ON CONFLICT DO NOTHING}; often empty
     * @param values of an UPDATE what each column gets; empty where that is not one value a column
     * @param repeatable whether running it again over a row that it was run over changes nothing more
     */
    record ByKeyRange(
            TableName driving,
            String qualifier,
            String head,
            @Nullable String where,
            String tail,
            List<ColumnValue> values,
            boolean repeatable)
            implements Chunking {
        public ByKeyRange {
            values = List.copyOf(values);
        }

        /** A statement of which nobody looked at the values. */
        public ByKeyRange(TableName driving, String qualifier, String head, @Nullable String where, String tail) {
            this(driving, qualifier, head, where, tail, List.of(), false);
        }
    }

    /**
     * It does not: cut into pieces it would mean something else, or nobody can tell.
     *
     * @param reason why, for people
     */
    record Whole(String reason) implements Chunking {}
}
