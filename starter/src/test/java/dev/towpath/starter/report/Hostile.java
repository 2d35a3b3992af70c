package dev.towpath.starter.report;

import dev.towpath.model.changeset.Changelog.LeftOut;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import dev.towpath.review.Coverage;
import dev.towpath.review.Proposal;
import dev.towpath.review.outcome.Outcome;
import dev.towpath.starter.rule.RulePages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A review of files whose names and texts try to mean something to every reader. */
final class Hostile {
    static final String FILE = "V1__a \"b\" 'c',d:e%0A::error::x]]>|<b>`é😀\u202Ertl&.sql";
    static final String QUIET = "V2__fine.sql";
    private static final String NAME =
            "o\"r|d`e``r]]>s</td><script>@team #1 http://x.y ::error::\r\n%0A --> end%%{init}%%";
    private static final String SQL = "DROP TABLE \"" + NAME + "\"\t\u0007\u2028```\u0000";

    private Hostile() {}

    static ReviewReport report() {
        return report(List.of(error(), warning(), info(), error()));
    }

    static ReviewReport report(List<Finding> open) {
        Outcome outcome = new Outcome(
                open,
                List.of(new WaivedFinding(warning(), waiver())),
                List.of(info()),
                2,
                new Coverage(10, 9),
                List.of(FILE, QUIET),
                List.of(
                        new Proposal(ChangesetId.of("V1"), FILE, List.of(), "drops " + NAME, List.of()),
                        new Proposal(ChangesetId.of("V2"), QUIET, List.of(ddl(1), ddl(2)), null, List.of())));
        return new ReviewReport(
                outcome,
                new Sources(Map.of(
                        FILE,
                        "-- 漢字 😀\n\t漢é DROP \u202E\u0007TABLE x;\n" + "x".repeat(500) + "HERE" + "y".repeat(500))),
                List.of(new LeftOut("U1\n\u202Ex.sql", "undoes " + NAME)),
                RulePages.all(),
                new Places("db/migration/"),
                Severity.ERROR,
                "1.0",
                new ReviewReport.Detail(true, false, true));
    }

    static Finding error() {
        return finding(
                "destructive",
                Severity.ERROR,
                2,
                5,
                List.of("ALTER TABLE \"" + NAME + "\" RENAME TO x", "SELECT '```';"));
    }

    static Finding warning() {
        return finding("blocking", Severity.WARNING, 3, 501, List.of());
    }

    static Finding info() {
        return finding("no-such-rule", Severity.INFO, 1, 1, List.of());
    }

    private static Finding finding(String rule, Severity severity, int line, int column, List<String> rewrite) {
        return new Finding(
                rule,
                severity,
                "This takes " + NAME + " away.",
                "Ask *first*: 100 % of _them_.",
                rewrite,
                new SourcePosition(FILE, line, column),
                Finding.excerpt(SQL),
                "ACCESS EXCLUSIVE on " + NAME,
                TableName.of(NAME),
                Finding.fingerprint(rule, SQL));
    }

    private static Step ddl(int number) {
        return new Step.ExecuteDdl(
                new StepId("V2/" + number),
                ChangesetId.of("V2"),
                Phase.DEPLOY,
                NAME,
                List.of(),
                List.of(new PlannedStatement(SQL, SQL + " CASCADE", new SourcePosition(QUIET, 1, 1), List.of(), null)),
                List.of(),
                true);
    }

    private static Waiver waiver() {
        return new Waiver(
                "blocking",
                new WaiverScope.OfFile(FILE),
                "because " + NAME,
                "@ann",
                LocalDate.of(2027, 1, 31),
                new SourcePosition(FILE, 1, 1));
    }
}
