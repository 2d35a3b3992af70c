package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.NewerSyntax;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.rule.Judged;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Sentences;
import dev.towpath.review.rule.StatementRules;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a review says about a verdict. */
final class VerdictFindings {
    private final OnlineForms forms;
    private final SimulatedSchema schema;
    private final Policy policy;
    private final boolean fresh;

    /** @param fresh whether nothing existed before the plan that an unknown statement could harm */
    VerdictFindings(OnlineForms forms, SimulatedSchema schema, Policy policy, boolean fresh) {
        this.forms = forms;
        this.schema = schema;
        this.policy = policy;
        this.fresh = fresh;
    }

    /** The finding about a statement that was not read. */
    Judged notUnderstood(Understanding.NotUnderstood not) {
        boolean run = policy.notUnderstood() == Policy.Unknown.RUN;
        RuleInfo rule = StatementRules.NOT_UNDERSTOOD;
        Finding finding = Finding.of(
                rule.id(),
                run ? Severity.WARNING : Severity.ERROR,
                "Nobody can tell what this statement does: " + not.reason(),
                run
                        ? "Policy lets it run as written."
                        : "Rewrite it, or set policy.not-understood to \"run\" after reading it yourself.",
                not.at(),
                not.statement().sql());
        return new Judged(finding, rule.kind(), false);
    }

    /** What the server cannot read of a statement. */
    List<Judged> newer(List<NewerSyntax> found, Statement statement) {
        return found.stream().map(newer -> newer(newer, statement)).toList();
    }

    private Judged newer(NewerSyntax newer, Statement statement) {
        RuleInfo rule = StatementRules.NEWER_SYNTAX;
        Finding finding = Finding.of(
                rule.id(),
                rule.level(),
                newer.syntax() + " came with version " + newer.since() + ": a server of version " + schema.version()
                        + " cannot read this statement, and fails",
                "Write it in a form that the server reads, or upgrade the server first: " + newer.source(),
                newer.at(),
                statement.sql());
        return new Judged(finding, rule.kind(), false);
    }

    /** The finding about one action, or null when there is nothing to say. */
    @Nullable
    Judged of(Verdict verdict, Action action, Statement statement) {
        return switch (verdict) {
            case Verdict.Blocks blocks -> {
                Judged waits = finding(
                        StatementRules.BLOCKING,
                        blocks.small() ? Severity.WARNING : Severity.ERROR,
                        blocks.reason(),
                        blocks.small() ? "The table is small: it runs as written, bounded." : blocks.advice(),
                        action,
                        statement);
                yield blocks.fails() ? new Judged(waits.finding(), RuleKind.FAILURE, false) : waits;
            }
            case Verdict.Contract contract ->
                finding(
                        StatementRules.DESTRUCTIVE,
                        Severity.WARNING,
                        "This " + contract.reason() + ", which the running application may still use.",
                        "It belongs to the contract phase: the plan stops before this changeset.",
                        action,
                        statement);
            case Verdict.Unknown unknown -> {
                boolean run = fresh || policy.opaque() == Policy.Unknown.RUN;
                yield finding(
                        StatementRules.OPAQUE,
                        run ? Severity.WARNING : Severity.ERROR,
                        "Its text does not tell what this " + unknown.what() + " does.",
                        run
                                ? (fresh ? "Nothing existed before that it could harm" : "Policy lets it run")
                                        + ": it runs as written."
                                : "Write the statements out, or set policy.opaque to \"run\" after reading it yourself.",
                        action,
                        statement);
            }
            case Verdict.Refused refused ->
                finding(
                        StatementRules.REFUSED,
                        Severity.ERROR,
                        "This file " + refused.reason() + ".",
                        refused.advice(),
                        action,
                        statement);
            case Verdict.AsWritten ignored -> null;
            case Verdict.AsWrittenLast ignored -> null;
            case Verdict.Online ignored -> null;
            case Verdict.InChunks ignored -> null;
            case Verdict.Setting ignored -> null;
            case Verdict.Ignored ignored -> null;
            case Verdict.Commits ignored -> null;
        };
    }

    /** A strong lock that is held while more is done, because nothing can be done apart. */
    Judged held(String tables, SessionBonds.Bond bond, Action action, Statement statement) {
        return finding(
                StatementRules.BLOCKING,
                Severity.WARNING,
                "this runs while " + tables + " is locked by a statement before it: " + bond.why(),
                "Move what locks the table in front of line " + bond.firstLine() + " or behind line " + bond.lastLine()
                        + ".",
                action,
                statement);
    }

    private Judged finding(
            RuleInfo rule, Severity severity, String message, String advice, Action action, Statement statement) {
        List<LockImpact> locks = forms.locks(action.operation(), schema);
        String lock = locks.isEmpty() ? null : locks.getFirst().display();
        Finding finding = new Finding(
                rule.id(),
                severity,
                Sentences.of(message),
                advice,
                List.of(),
                statement.at(action.offset()),
                Finding.excerpt(statement.sql()),
                lock,
                locks.isEmpty() ? null : locks.getFirst().table(),
                Finding.fingerprint(rule.id(), action.sql()));
        return new Judged(finding, rule.kind(), false);
    }
}
