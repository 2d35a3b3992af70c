package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.Coverage;
import dev.towpath.review.Proposal;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.history.ReverseSteps;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.Timeline;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews a whole changelog without a database. Each changeset is judged as if it were released on its own, after all
 * earlier ones: what those made is in use by now and may have grown to any size.
 */
public final class ChangelogReview {
    private final Engine engine;
    private final ServerVersion version;
    private final Policy policy;
    private final boolean onRequest;

    /**
     * A review for this engine.
     *
     * @param version the server's version to assume
     * @param onRequest whether the rules that are silent by default speak too
     */
    public ChangelogReview(Engine engine, ServerVersion version, Policy policy, boolean onRequest) {
        this.onRequest = onRequest;
        this.engine = engine;
        this.version = version;
        this.policy = policy;
    }

    /** A review by the rules that speak by default. */
    public ChangelogReview(Engine engine, ServerVersion version, Policy policy) {
        this(engine, version, policy, false);
    }

    /** Reviews these changesets, which stand in the tool's order. */
    public Review review(List<ReadChangeset> changesets) {
        DatabaseFacts nothingKnown = DatabaseFacts.empty(engine.name(), version, engine.assumedSchema());
        SimulatedSchema schema = SimulatedSchema.unknown(nothingKnown, engine.dialect(), policy.backfillAboveRows());
        StatementPlanner statements =
                new StatementPlanner(engine, schema, policy, new Reviewer(engine.name(), onRequest), false);
        Timeline timeline = Timeline.of(changesets);
        List<Finding> findings = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < changesets.size(); i++) {
            ReadChangeset read = changesets.get(i);
            String file = read.changeset().content().file();
            ChangesetPlan plan = ChangesetPlan.of(read, timeline, i, schema, statements);
            List<PhaseOrder.Placed> placed = PhaseOrder.order(plan.steps());
            files.add(file);
            findings.addAll(plan.findings());
            proposals.add(new Proposal(
                    read.changeset().id(),
                    file,
                    plan.hold() == null ? Phased.steps(placed) : Phased.held(placed),
                    plan.hold(),
                    plan.refused()));
            schema.settle();
        }
        findings.addAll(ReverseSteps.of(changesets));
        return new Review(findings, Coverage.of(changesets), files, proposals);
    }
}
