package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.Coverage;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
        DatabaseFacts nothingKnown = DatabaseFacts.empty(engine.name(), version, "public");
        SimulatedSchema schema = SimulatedSchema.unknown(nothingKnown, policy.backfillAboveRows());
        StatementPlanner statements =
                new StatementPlanner(engine, schema, policy, new Reviewer(engine.name(), onRequest), false);
        List<Finding> findings = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < changesets.size(); i++) {
            ReadChangeset read = changesets.get(i);
            Course course = new Course(read, changesets.subList(i + 1, changesets.size()));
            files.add(read.changeset().content().file());
            if (read.changeset().content() instanceof ChangesetContent.ToolCode code) {
                findings.add(Planner.toolCode(read.changeset(), code));
            }
            findings.addAll(changeset(course, read, schema, statements));
            schema.settle();
        }
        return new Review(findings, Coverage.of(changesets), files);
    }

    private static List<Finding> changeset(
            Course course, ReadChangeset read, SimulatedSchema schema, StatementPlanner statements) {
        schema.beginChangeset();
        Set<TableName> recreated = Planner.made(read, schema);
        List<Finding> findings = new ArrayList<>();
        List<SessionBonds.Bond> bonds = SessionBonds.of(read.statements());
        for (int i = 0; i < read.statements().size(); i++) {
            SessionBonds.Bond bond = SessionBonds.around(i, bonds);
            findings.addAll(statements
                    .plan(read.statements().get(i), recreated, bond, course)
                    .findings());
        }
        return findings;
    }
}
