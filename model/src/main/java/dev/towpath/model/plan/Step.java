package dev.towpath.model.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.towpath.model.Digest;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * One unit the worker executes. A step says everything about its execution: what runs, under which settings, and what
 * the catalog must show afterwards. The set is closed; a new kind of step is a compile error wherever it matters.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.ExecuteDdl.class, name = "execute-ddl"),
    @JsonSubTypes.Type(value = Step.ExecuteAlone.class, name = "execute-alone"),
    @JsonSubTypes.Type(value = Step.BuildIndex.class, name = "build-index"),
    @JsonSubTypes.Type(value = Step.DropIndex.class, name = "drop-index"),
    @JsonSubTypes.Type(value = Step.ValidateConstraint.class, name = "validate-constraint"),
    @JsonSubTypes.Type(value = Step.Backfill.class, name = "backfill"),
    @JsonSubTypes.Type(value = Step.RecordHistory.class, name = "record-history")
})
public sealed interface Step {
    /** Unique in the plan. */
    StepId id();

    /** The changeset this step belongs to. */
    ChangesetId changeset();

    /** When it runs. */
    Phase phase();

    /** What it does, for people, at most 120 characters. */
    String summary();

    /** Session settings of the changeset that hold before the step's own statements, as SQL, in order. */
    List<String> settings();

    /** The statements it runs, in order; empty when it runs none of its own. */
    List<PlannedStatement> statements();

    /** What the catalog must show afterwards. */
    List<Expectation> expects();

    /**
     * Several statements in one transaction, together with the ledger's done-mark.
     *
     * @param recordsHistory whether the tool's history row commits with them
     */
    record ExecuteDdl(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            List<PlannedStatement> statements,
            List<Expectation> expects,
            boolean recordsHistory)
            implements Step {
        public ExecuteDdl {
            settings = List.copyOf(settings);
            statements = List.copyOf(statements);
            expects = List.copyOf(expects);
        }
    }

    /** One statement that the server refuses inside a transaction and that may be repeated. */
    record ExecuteAlone(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            PlannedStatement statement,
            List<Expectation> expects)
            implements Step {
        public ExecuteAlone {
            settings = List.copyOf(settings);
            expects = List.copyOf(expects);
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of(statement);
        }
    }

    /**
     * An index is built while reads and writes go on. Compensation: an unfinished build is dropped.
     *
     * @param index the index, with the schema of its table
     */
    record BuildIndex(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            PlannedStatement statement,
            TableName table,
            TableName index)
            implements Step {
        public BuildIndex {
            settings = List.copyOf(settings);
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of(statement);
        }

        @Override
        public List<Expectation> expects() {
            return List.of(new Expectation.IndexValid(table, index));
        }
    }

    /** An index is dropped while reads and writes go on. */
    record DropIndex(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            PlannedStatement statement,
            TableName index)
            implements Step {
        public DropIndex {
            settings = List.copyOf(settings);
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of(statement);
        }

        @Override
        public List<Expectation> expects() {
            return List.of(new Expectation.IndexAbsent(index));
        }
    }

    /** Existing rows are checked against a constraint that already holds for new ones. */
    record ValidateConstraint(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            PlannedStatement statement,
            TableName table,
            String constraint)
            implements Step {
        public ValidateConstraint {
            settings = List.copyOf(settings);
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of(statement);
        }

        @Override
        public List<Expectation> expects() {
            return List.of(new Expectation.ConstraintValid(table, constraint));
        }
    }

    /**
     * One statement over many rows, run over one key range of the driving table after the other.
     *
     * @param statement the statement as written
     * @param table the driving table, with its schema
     * @param key its primary key, in key order
     * @param estimatedRows rows of the driving table when the plan was made, by the server's estimate
     * @param chunk how one chunk's statement is put together
     */
    record Backfill(
            StepId id,
            ChangesetId changeset,
            Phase phase,
            String summary,
            List<String> settings,
            PlannedStatement statement,
            TableName table,
            List<ColumnName> key,
            long estimatedRows,
            ChunkText chunk)
            implements Step {
        public Backfill {
            settings = List.copyOf(settings);
            key = List.copyOf(key);
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of(statement);
        }

        @Override
        public List<Expectation> expects() {
            return List.of();
        }
    }

    /** The tool's history gets its row, in a transaction of its own. */
    record RecordHistory(StepId id, ChangesetId changeset, Phase phase, String summary) implements Step {
        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public List<PlannedStatement> statements() {
            return List.of();
        }

        @Override
        public List<Expectation> expects() {
            return List.of();
        }
    }

    /** The step's kind, as JSON and reports spell it. */
    default String kind() {
        return switch (this) {
            case ExecuteDdl ignored -> "execute-ddl";
            case ExecuteAlone ignored -> "execute-alone";
            case BuildIndex ignored -> "build-index";
            case DropIndex ignored -> "drop-index";
            case ValidateConstraint ignored -> "validate-constraint";
            case Backfill ignored -> "backfill";
            case RecordHistory ignored -> "record-history";
        };
    }

    /**
     * What this step is, whatever plan it stands in: two steps of the same changeset with the same fingerprint have the
     * same effect, so one that is done is done for every later run.
     *
     * @param checksum the changeset's checksum
     */
    default Digest fingerprint(String checksum) {
        List<String> parts = new ArrayList<>(List.of(changeset().key(), checksum, kind()));
        parts.addAll(settings());
        for (PlannedStatement statement : statements()) {
            parts.add(statement.sql());
            if (statement.copyData() != null) {
                parts.add(statement.copyData());
            }
        }
        // Two equal statements in one changeset are two effects.
        parts.add(id().value());
        return Digest.of(parts);
    }
}
