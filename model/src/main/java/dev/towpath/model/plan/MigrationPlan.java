package dev.towpath.model.plan;

import dev.towpath.model.Digest;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a migration will do, in order, before it does any of it. The same changesets, facts and policy give the
 * same plan and the same digest.
 *
 * @param engine the engine it was made for
 * @param changesets what it applies, in the tool's order
 * @param steps in execution order: phases never go back
 * @param held changesets it stops before, and why
 * @param findings of the review, in source order
 * @param outcome what the catalog must show when everything is done, as far as it can be told
 */
public record MigrationPlan(
        String engine,
        List<PlannedChangeset> changesets,
        List<Step> steps,
        List<HeldChangeset> held,
        List<Finding> findings,
        List<Expectation> outcome) {
    public MigrationPlan {
        changesets = List.copyOf(changesets);
        steps = List.copyOf(steps);
        held = List.copyOf(held);
        findings = List.copyOf(findings);
        outcome = List.copyOf(outcome);
    }

    /** A plan that promises nothing of the catalog. */
    public MigrationPlan(
            String engine,
            List<PlannedChangeset> changesets,
            List<Step> steps,
            List<HeldChangeset> held,
            List<Finding> findings) {
        this(engine, changesets, steps, held, findings, List.of());
    }

    /**
     * A changeset this plan applies.
     *
     * @param checksum the tool's, as text
     * @param file where it stands
     */
    public record PlannedChangeset(ChangesetId id, String description, String checksum, String file) {}

    /**
     * A changeset this plan does not apply.
     *
     * @param reason for people
     */
    public record HeldChangeset(ChangesetId id, String description, String reason) {}

    /** Names exactly this plan; an approval is for a digest. */
    public Digest digest() {
        List<String> parts = new ArrayList<>();
        parts.add(engine);
        for (PlannedChangeset changeset : changesets) {
            parts.add(changeset.id().key());
            parts.add(changeset.checksum());
        }
        for (Step step : steps) {
            parts.add(step.id().value());
            parts.add(step.phase().name());
            parts.add(step.kind());
            parts.addAll(step.settings());
            step.statements().forEach(statement -> {
                parts.add(statement.sql());
                // Other rows are another plan, also where the tool keeps no checksum.
                parts.add(statement.copyData() == null ? "" : "rows " + statement.copyData());
            });
            parts.add(step instanceof Step.ExecuteDdl ddl && ddl.recordsHistory() ? "records" : "");
            parts.add(
                    step instanceof Step.Backfill fill
                            ? fill.table() + " " + fill.key() + " "
                                    + fill.chunk().over("range")
                            : "");
        }
        held.forEach(changeset -> parts.add("held " + changeset.id()));
        return Digest.of(parts);
    }
}
