package dev.towpath.review.plan;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.plan.ChunkText;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.PlannedStatement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A piece of a changeset on its way to becoming a step. */
sealed interface DraftPart {

    /**
     * A statement that may share a transaction with its neighbours.
     *
     * @param locked existing tables it locks strongly
     * @param alone whether nothing may follow it in the same transaction
     */
    record Plain(
            PlannedStatement statement,
            List<Expectation> expects,
            SortedSet<TableName> locked,
            boolean rowsOfExisting,
            boolean alone,
            Footprint footprint)
            implements DraftPart {
        public Plain {
            expects = List.copyOf(expects);
            locked = new TreeSet<>(locked);
        }
    }

    record Alone(PlannedStatement statement, List<Expectation> expects, Footprint footprint) implements DraftPart {
        public Alone {
            expects = List.copyOf(expects);
        }
    }

    record Index(PlannedStatement statement, TableName table, TableName index, Footprint footprint)
            implements DraftPart {}

    record IndexDrop(PlannedStatement statement, TableName index, Footprint footprint) implements DraftPart {}

    record Validation(PlannedStatement statement, TableName table, String constraint, Footprint footprint)
            implements DraftPart {}

    record Fill(
            PlannedStatement statement,
            TableName table,
            List<ColumnName> key,
            long estimatedRows,
            ChunkText chunk,
            Footprint footprint)
            implements DraftPart {
        public Fill {
            key = List.copyOf(key);
        }
    }

    /**
     * A session setting: holds for the rest of the changeset.
     *
     * @param beyond its text where no transaction is open, so that one for a transaction holds as well
     * @param assigns what it sets, or null when nobody can tell
     */
    record Setting(
            PlannedStatement statement,
            String beyond,
            @Nullable Assignment assigns) implements DraftPart {}

    /** The file commits here. */
    record Boundary() implements DraftPart {}
}
