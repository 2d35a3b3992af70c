package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;
import java.util.List;

/** The rules about what happens to a statement as a whole, which speak where no rule about actions does. */
public final class StatementRules {
    /** A statement the parser cannot read. */
    public static final RuleInfo NOT_UNDERSTOOD =
            Rules.info("not-understood", "a statement nobody can read", RuleKind.UNKNOWN, Severity.ERROR);
    /** A statement whose effect its text does not tell. */
    public static final RuleInfo OPAQUE =
            Rules.info("opaque-sql", "an effect the text does not tell", RuleKind.UNKNOWN, Severity.ERROR);
    /** The application waits, and no rule says why more precisely. */
    public static final RuleInfo BLOCKING =
            Rules.info("blocking", "the application waits", RuleKind.LOCK, Severity.ERROR);
    /** Something goes away or changes its name, and no rule says it more precisely. */
    public static final RuleInfo DESTRUCTIVE =
            Rules.info("destructive", "takes away what the application may use", RuleKind.LOSS, Severity.WARNING);
    /** A statement that Towpath does not run. */
    public static final RuleInfo REFUSED =
            Rules.info("refused", "a statement that does not run here", RuleKind.FAILURE, Severity.ERROR);
    /** A migration that only the tool can run. */
    public static final RuleInfo TOOL_CODE =
            Rules.info("tool-code", "code that only the tool can run", RuleKind.UNKNOWN, Severity.ERROR);

    /** A statement that the server is too old for. */
    public static final RuleInfo NEWER_SYNTAX =
            Rules.info("newer-syntax", "a statement the server is too old to read", RuleKind.FAILURE, Severity.ERROR);

    static final List<RuleInfo> INFOS =
            List.of(NOT_UNDERSTOOD, OPAQUE, BLOCKING, DESTRUCTIVE, REFUSED, TOOL_CODE, NEWER_SYNTAX);

    private StatementRules() {}
}
