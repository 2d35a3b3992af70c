package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.rule.Reviewer;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns one read statement into parts and findings. Looks at the schema as it is before the statement. */
final class StatementPlanner {
    private final Engine engine;
    private final OnlineForms forms;
    private final Reviewer reviewer;
    private final SimulatedSchema schema;
    private final ActionJudge judge;
    private final VerdictFindings findings;
    private final DraftParts parts;
    /** Existing tables that the present bond has locked strongly. */
    private final SortedSet<TableName> heldInBond = new TreeSet<>();

    /** @param fresh whether nothing existed before the plan that an unknown statement could harm */
    StatementPlanner(Engine engine, SimulatedSchema schema, Policy policy, Reviewer reviewer, boolean fresh) {
        this.engine = engine;
        this.forms = engine.onlineForms();
        this.reviewer = reviewer;
        this.schema = schema;
        this.judge = new ActionJudge(forms, schema);
        this.findings = new VerdictFindings(forms, schema, policy, fresh);
        this.parts = new DraftParts(forms, schema);
    }

    /**
     * What becomes of one statement.
     *
     * @param recreated objects that the same changeset makes again
     * @param bond the range of statements it has to share a session with, or null
     * @param course how far the changeset has come
     */
    StatementPlan plan(
            Understanding understanding, Set<TableName> recreated, SessionBonds.@Nullable Bond bond, Course course) {
        course.advance();
        schema.useSettings(name -> {
            Assignment set = course.setting(name);
            return set == null ? null : set.value();
        });
        if (bond == null) {
            heldInBond.clear();
        }
        return switch (understanding) {
            case Understanding.NotUnderstood not ->
                StatementPlan.of(List.of(DraftParts.unknown(not.statement())), List.of(findings.notUnderstood(not)));
            case Understanding.Understood read -> understood(read, recreated, bond, course);
        };
    }

    private StatementPlan understood(
            Understanding.Understood read, Set<TableName> recreated, SessionBonds.@Nullable Bond bond, Course course) {
        Statement statement = read.statement();
        List<Judged> said = new ArrayList<>();
        List<DraftPart> apart = new ArrayList<>();
        List<DraftPart.Plain> whole = new ArrayList<>();
        String hold = null;
        boolean perAction = read.actions().size() == 1;
        for (Action action : read.actions()) {
            Verdict verdict = judge.judge(action, statement, recreated);
            if (bond != null) {
                verdict = BoundVerdicts.of(verdict, action, read.transaction(), bond, schema);
            }
            List<LockImpact> locks = forms.locks(action.operation(), schema);
            said.addAll(judged(read, action, verdict, locks, course));
            hold = verdict instanceof Verdict.Contract contract ? contract.reason() : hold;
            perAction |= verdict instanceof Verdict.Online;
            apart.addAll(parts.of(read, action, verdict));
            DraftPart.Plain plain = parts.plain(read, action, false);
            whole.add(plain);
            if (bond != null) {
                held(plain, action, statement, bond).ifPresent(said::add);
            }
            course.add(action, locks);
            // The next action already sees what this one made.
            Simulation.apply(action, schema, forms);
            if (verdict instanceof Verdict.Online online) {
                schema.note(online.form());
            }
        }
        if (hold != null) {
            return new StatementPlan(List.of(), said, hold);
        }
        return StatementPlan.of(perAction ? apart : List.of(DraftParts.together(read, whole)), said);
    }

    /** What the rules say; where none has the verdict's reason, the verdict speaks for itself. */
    private List<Judged> judged(
            Understanding.Understood read, Action action, Verdict verdict, List<LockImpact> locks, Course course) {
        List<Judged> said = new ArrayList<>(reviewer.review(new Scene(
                engine.name(), engine.dialect(), schema, read, action, locks, Treatments.of(verdict), course)));
        Judged itself = findings.of(verdict, action, read.statement());
        if (itself != null && said.stream().noneMatch(each -> covers(each, itself))) {
            said.add(itself);
        }
        return said;
    }

    private static boolean covers(Judged rule, Judged verdict) {
        return rule.finding().severity().reaches(verdict.finding().severity())
                && (rule.kind() == verdict.kind()
                        || (verdict.kind() == RuleKind.LOSS && rule.kind() == RuleKind.COMPATIBILITY)
                        || (verdict.kind() == RuleKind.FAILURE && rule.kind() == RuleKind.TRANSACTION));
    }

    /** Elsewhere a new step would let go of the locks; within a bond they are held on. */
    private Optional<Judged> held(DraftPart.Plain plain, Action action, Statement statement, SessionBonds.Bond bond) {
        String tables =
                String.join(", ", heldInBond.stream().map(TableName::display).toList());
        boolean rows = plain.rowsOfExisting() && !heldInBond.isEmpty();
        boolean second = !plain.locked().isEmpty() && !heldInBond.isEmpty() && !heldInBond.containsAll(plain.locked());
        heldInBond.addAll(plain.locked());
        return rows || second ? Optional.of(findings.held(tables, bond, action, statement)) : Optional.empty();
    }
}
