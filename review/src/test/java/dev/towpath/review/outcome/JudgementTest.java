package dev.towpath.review.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import dev.towpath.review.Coverage;
import dev.towpath.review.Proposal;
import dev.towpath.review.Review;
import dev.towpath.review.baseline.Baseline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final SortedSet<String> RULES = new TreeSet<>(List.of("blocking", "destructive", "unused-waiver"));
    private static final Finding FIRST = finding("blocking", "V2.sql", 1);
    private static final Finding SECOND = finding("destructive", "V10.sql", 7);
    private static final Finding THIRD = finding("destructive", "V10.sql", 2);
    private static final Review REVIEW = new Review(
            List.of(FIRST, SECOND, THIRD),
            new Coverage(3, 3),
            List.of("V2.sql", "V10.sql"),
            List.of(proposal("V2.sql"), proposal("V10.sql")));

    @Test
    void findings_stand_in_the_tools_order_of_files_then_by_line() {
        Outcome outcome = judge(TeamRules.NONE, Baseline.EMPTY, file -> true);

        assertThat(outcome.open()).containsExactly(FIRST, THIRD, SECOND);
    }

    @Test
    void a_team_may_switch_a_rule_off_or_take_it_more_or_less_seriously() {
        TeamRules team = team(Map.of("blocking", RuleLevel.OFF, "destructive", RuleLevel.INFO));

        assertThat(judge(team, Baseline.EMPTY, file -> true).open())
                .containsExactly(THIRD.as(Severity.INFO), SECOND.as(Severity.INFO));
    }

    @Test
    void findings_about_waivers_have_levels_too() {
        Waiver unused = new Waiver(
                "blocking", new WaiverScope.OfFile("V3.sql"), "x", null, null, new SourcePosition("V3.sql", 1, 1));
        TeamRules off =
                new TeamRules(new TreeMap<>(Map.of("unused-waiver", RuleLevel.OFF)), List.of(unused), false, false);
        TeamRules error =
                new TeamRules(new TreeMap<>(Map.of("unused-waiver", RuleLevel.ERROR)), List.of(unused), false, false);

        assertThat(judge(off, Baseline.EMPTY, file -> true).open()).hasSize(3);
        assertThat(judge(error, Baseline.EMPTY, file -> true).open().getLast().severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void a_choice_of_files_hides_findings_and_changes_no_count_of_the_baseline() {
        Outcome outcome = judge(TeamRules.NONE, Baseline.of(List.of(FIRST, SECOND)), "V2.sql"::equals);

        assertThat(outcome.open()).isEmpty();
        assertThat(outcome.known()).containsExactly(FIRST);
        assertThat(outcome.stale()).isZero();
        assertThat(outcome.files()).containsExactly("V2.sql");
        assertThat(outcome.proposals()).extracting(Proposal::file).containsExactly("V2.sql");
    }

    private static Outcome judge(TeamRules team, Baseline baseline, Predicate<String> counts) {
        return new Judgement(team, RULES, baseline, LocalDate.of(2026, 1, 1), counts).of(REVIEW, List.of());
    }

    private static TeamRules team(Map<String, RuleLevel> levels) {
        return new TeamRules(new TreeMap<>(levels), List.of(), false, false);
    }

    private static Proposal proposal(String file) {
        return new Proposal(ChangesetId.of(file), file, List.of(), null, List.of());
    }

    private static Finding finding(String rule, String file, int line) {
        return Finding.of(
                rule, Severity.WARNING, "m", "a", new SourcePosition(file, line, 1), "statement " + file + line);
    }
}
