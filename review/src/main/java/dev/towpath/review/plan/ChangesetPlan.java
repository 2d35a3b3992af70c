package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.StatementRules;
import dev.towpath.review.rule.Timeline;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one changeset.
 *
 * @param steps in the order of the file
 * @param judged what was found about its statements
 * @param hold why it must wait for contract, or null
 * @param refused where the statements stand that run nowhere, or only in part
 */
record ChangesetPlan(
        List<DraftStep> steps,
        List<Judged> judged,
        @Nullable String hold,
        List<SourcePosition> refused) {
    ChangesetPlan {
        steps = List.copyOf(steps);
        judged = List.copyOf(judged);
        refused = List.copyOf(refused);
    }

    /**
     * Takes the schema past a changeset.
     *
     * @param timeline of all changesets, among which this is the one of that number
     */
    static ChangesetPlan of(
            ReadChangeset read, Timeline timeline, int number, SimulatedSchema schema, StatementPlanner statements) {
        Course course = new Course(timeline, number);
        Changeset changeset = read.changeset();
        if (changeset.content() instanceof ChangesetContent.ToolCode code) {
            schema.doubtAll();
            Judged judged = toolCode(changeset, code);
            return new ChangesetPlan(
                    List.of(), List.of(judged), null, List.of(judged.finding().at()));
        }
        schema.beginChangeset();
        Set<TableName> recreated = made(read, schema);
        StepAssembler assembler = new StepAssembler(changeset.id());
        List<Judged> judged = new ArrayList<>();
        String hold = null;
        List<SourcePosition> refused = new ArrayList<>();
        List<SessionBonds.Bond> bonds = SessionBonds.of(read.statements());
        for (int i = 0; i < read.statements().size(); i++) {
            SessionBonds.Bond bond = SessionBonds.around(i, bonds);
            if (bond != null && bond.from() == i) {
                assembler.bind();
            }
            StatementPlan plan = statements.plan(read.statements().get(i), recreated, bond, course);
            plan.parts().forEach(assembler::add);
            if (bond != null && bond.to() == i) {
                assembler.release();
            }
            judged.addAll(plan.judged());
            hold = hold == null ? plan.hold() : hold;
            if (plan.refused()) {
                refused.add(read.statements().get(i).statement().at());
            }
        }
        return new ChangesetPlan(assembler.finish(), judged, hold, refused);
    }

    private static Set<TableName> made(ReadChangeset read, SimulatedSchema schema) {
        Set<TableName> names = new TreeSet<>();
        for (Understanding understanding : read.statements()) {
            if (understanding instanceof Understanding.Understood understood) {
                understood.actions().forEach(action -> made(action.operation(), schema, names));
            }
        }
        return names;
    }

    private static void made(SchemaOperation operation, SimulatedSchema schema, Set<TableName> names) {
        if (operation instanceof SchemaOperation.CreateObject create) {
            names.add(schema.resolve(create.name()));
        } else if (operation instanceof SchemaOperation.Block block) {
            block.does().stream()
                    .filter(part -> part.runs() == CodePart.Runs.ALWAYS)
                    .forEach(part -> made(part.operation(), schema, names));
        }
    }

    private static Judged toolCode(Changeset changeset, ChangesetContent.ToolCode code) {
        RuleInfo rule = StatementRules.TOOL_CODE;
        Finding finding = Finding.of(
                rule.id(),
                Severity.ERROR,
                changeset.id() + " is " + code.language() + " code, which only the tool itself can run.",
                "Write it as SQL, or run it with the tool before starting this migration.",
                new SourcePosition(code.file(), 1, 1),
                code.file());
        return new Judged(finding, rule.kind(), false);
    }

    /** Everything that was found, for who reads the file. */
    List<Finding> findings() {
        return judged.stream().map(Judged::finding).toList();
    }

    /** What the plan's way of running it does not answer, for who runs it. */
    List<Finding> unsettled() {
        return judged.stream()
                .filter(each -> !each.settled()
                        && (each.kind() == RuleKind.COST
                                || each.finding().severity().reaches(Severity.WARNING)))
                .map(Judged::finding)
                .toList();
    }
}
