package dev.towpath.review.plan;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.rule.Course;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.rule.Reviewer;
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
    private final SqlLanguage language;
    private final OnlineForms forms;
    private final Dialect dialect;
    private final SimulatedSchema schema;
    private final ActionJudge judge;
    private final VerdictFindings findings;
    private final ActionFindings rules;
    private final BlockPlanner blocks;
    private final DraftParts parts;
    /** Existing tables that the present bond has locked strongly. */
    private final SortedSet<TableName> heldInBond = new TreeSet<>();

    /** @param fresh whether nothing existed before the plan that an unknown statement could harm */
    StatementPlanner(Engine engine, SimulatedSchema schema, Policy policy, Reviewer reviewer, boolean fresh) {
        this.language = engine.language();
        this.forms = engine.onlineForms();
        this.dialect = engine.dialect();
        this.schema = schema;
        this.judge = new ActionJudge(forms, schema);
        this.findings = new VerdictFindings(forms, schema, policy, fresh);
        this.rules = new ActionFindings(engine, reviewer, schema, findings);
        this.parts = new DraftParts(forms, schema);
        this.blocks = new BlockPlanner(forms, schema, judge, rules, parts);
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
        return planned(understanding, recreated, bond, course)
                .and(findings.newer(language.newerSyntax(understanding, schema.version()), understanding.statement()));
    }

    private StatementPlan planned(
            Understanding understanding, Set<TableName> recreated, SessionBonds.@Nullable Bond bond, Course course) {
        return switch (understanding) {
            case Understanding.NotUnderstood not -> {
                schema.doubt(not.statement().sql());
                yield StatementPlan.of(
                        List.of(DraftParts.unknown(not.statement())), List.of(findings.notUnderstood(not)));
            }
            case Understanding.Understood read -> understood(read, recreated, bond, course);
        };
    }

    private StatementPlan understood(
            Understanding.Understood read, Set<TableName> recreated, SessionBonds.@Nullable Bond bond, Course course) {
        if (read.actions().getFirst().operation() instanceof SchemaOperation.Block block) {
            return block(block, read, recreated, bond, course);
        }
        Statement statement = read.statement();
        List<Judged> said = new ArrayList<>();
        List<DraftPart> apart = new ArrayList<>();
        List<DraftPart.Plain> whole = new ArrayList<>();
        String hold = null;
        boolean refused = false;
        boolean perAction = read.actions().size() == 1;
        TableName altered = read.actions().getFirst().operation().subject();
        if (altered != null) {
            dialect.method(read, schema).ifPresent(method -> schema.alter(altered, read.actions(), method));
        }
        if (!perAction) {
            course.lockTogether(read.actions().stream()
                    .flatMap(action -> forms.locks(action.operation(), schema).stream())
                    .toList());
        }
        for (Action action : read.actions()) {
            Verdict verdict = judge.judge(action, statement, recreated);
            if (bond != null) {
                verdict = BoundVerdicts.of(verdict, action, read.transaction(), bond, schema);
            }
            List<LockImpact> locks = forms.locks(action, read, schema);
            said.addAll(rules.of(read, action, verdict, locks, course));
            hold = verdict instanceof Verdict.Contract contract ? contract.reason() : hold;
            refused |= verdict instanceof Verdict.Refused;
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
        return new StatementPlan(
                perAction ? apart : List.of(DraftParts.together(read, whole)), said, hold, perAction && refused);
    }

    /** A block of code, which is the only action of its statement. */
    private StatementPlan block(
            SchemaOperation.Block block,
            Understanding.Understood read,
            Set<TableName> recreated,
            SessionBonds.@Nullable Bond bond,
            Course course) {
        // Some of its parts may not run, and it may have asked before whether a table is there.
        schema.doubt(read.statement().sql());
        BlockPlanner.Planned planned = blocks.plan(block, read, recreated, course);
        List<Judged> said = new ArrayList<>(planned.judged());
        if (bond != null) {
            held(planned.plain(), read.actions().getFirst(), read.statement(), bond)
                    .ifPresent(said::add);
        }
        return switch (planned.verdict()) {
            case Verdict.Contract contract ->
                new StatementPlan(List.of(planned.plain()), said, contract.reason(), false);
            case Verdict.Refused ignored -> new StatementPlan(List.of(), said, null, true);
            default -> StatementPlan.of(List.of(planned.plain()), said);
        };
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
