package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.Chunking;
import java.util.List;

/** How one action has to be run, before anybody looks at its neighbours. */
sealed interface Verdict {
    /** As written, inside a transaction. */
    record AsWritten() implements Verdict {}

    /** As written, and nothing may follow it in the same transaction. */
    record AsWrittenLast() implements Verdict {}

    /** In the engine's online form. */
    record Online(OnlineForm.Rewritten form) implements Verdict {}

    /**
     * Chunk by chunk.
     *
     * @param key the columns that cut the ranges; empty when they are cut by where rows are stored
     */
    record InChunks(Chunking.ByKeyRange chunking, TableFacts driving, List<ColumnName> key) implements Verdict {
        public InChunks {
            key = List.copyOf(key);
        }
    }

    /**
     * As written, which keeps the application waiting, or out.
     *
     * @param fails whether the server refuses it rather than keep anybody waiting
     */
    record Blocks(String reason, String advice, boolean small, boolean fails) implements Verdict {
        Blocks(String reason, String advice, boolean small) {
            this(reason, advice, small, false);
        }
    }

    /** Only in contract, after the old application has gone: it destroys or renames what that still uses. */
    record Contract(String reason) implements Verdict {}

    /** As written; nobody can tell what it does. */
    record Unknown(String what) implements Verdict {}

    /** Not at all. */
    record Refused(String reason, String advice) implements Verdict {}

    /** Not by itself: it sets the session up for the rest of the changeset. */
    record Setting() implements Verdict {}

    /** Not at all, because Towpath steers the transaction: the file begins one here. */
    record Ignored() implements Verdict {}

    /** Not at all, but what came before commits here. */
    record Commits() implements Verdict {}
}
