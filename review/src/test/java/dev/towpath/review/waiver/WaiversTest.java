package dev.towpath.review.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WaiversTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final SortedSet<String> RULES = new TreeSet<>(List.of("blocking", "destructive"));
    private static final WaiverRequirements LENIENT =
            new WaiverRequirements(false, false, RULES, new TreeSet<>(List.of()));

    @Test
    void a_waived_finding_is_kept_with_its_waiver() {
        Waiver waiver = waiver("blocking", "quiet hours", "ann", TODAY);

        Waived waived = apply(LENIENT, waiver);

        assertThat(waived.open()).isEmpty();
        assertThat(waived.waived()).singleElement().satisfies(one -> {
            assertThat(one.finding().rule()).isEqualTo("blocking");
            assertThat(one.waiver()).isEqualTo(waiver);
        });
    }

    @Test
    void a_waiver_holds_through_its_last_day_and_not_longer() {
        Waived waived = apply(LENIENT, waiver("blocking", "x", null, TODAY.minusDays(1)));

        assertThat(waived.waived()).isEmpty();
        assertThat(waived.open()).extracting(Finding::rule).containsExactly("blocking", "expired-waiver");
        assertThat(waived.open().get(1).message()).contains("2026-06-14");
    }

    @Test
    void a_reason_is_always_required_owner_and_end_on_demand() {
        assertThat(rules(LENIENT, waiver("blocking", null, "ann", TODAY)))
                .containsExactly("blocking", "waiver-without-reason");
        assertThat(rules(strict(true, false), waiver("blocking", "x", null, TODAY)))
                .containsExactly("blocking", "waiver-without-owner");
        assertThat(rules(strict(false, true), waiver("blocking", "x", "ann", null)))
                .containsExactly("blocking", "waiver-without-expiry");
        assertThat(rules(strict(true, true), waiver("blocking", "x", "ann", TODAY)))
                .isEmpty();
    }

    @Test
    void a_waiver_without_work_is_a_finding() {
        assertThat(rules(LENIENT, waiver("destructive", "x", null, null))).containsExactly("blocking", "unused-waiver");
    }

    @Test
    void a_waiver_of_a_rule_that_is_off_has_nothing_to_do() {
        WaiverRequirements off = new WaiverRequirements(false, false, RULES, new TreeSet<>(List.of("destructive")));

        assertThat(rules(off, waiver("destructive", "x", null, null))).containsExactly("blocking");
    }

    @Test
    void a_waiver_of_no_rule_says_which_was_probably_meant() {
        Waived waived = apply(LENIENT, waiver("blockng", "x", null, null));

        assertThat(waived.open()).extracting(Finding::rule).containsExactly("blocking", "unknown-waiver");
        assertThat(waived.open().get(1).advice()).isEqualTo("Did you mean \"blocking\"?");
    }

    @Test
    void of_two_waivers_the_one_that_holds_counts() {
        Waived waived = apply(
                LENIENT, waiver("blocking", "old", null, TODAY.minusDays(1)), waiver("blocking", "new", null, TODAY));

        assertThat(waived.waived())
                .singleElement()
                .satisfies(one -> assertThat(one.waiver().reason()).isEqualTo("new"));
        assertThat(waived.open()).extracting(Finding::rule).containsExactly("expired-waiver");
    }

    private static WaiverRequirements strict(boolean owner, boolean expiry) {
        return new WaiverRequirements(owner, expiry, RULES, new TreeSet<>(List.of()));
    }

    private static List<String> rules(WaiverRequirements requirements, Waiver waiver) {
        return apply(requirements, waiver).open().stream().map(Finding::rule).toList();
    }

    private static Waived apply(WaiverRequirements requirements, Waiver... waivers) {
        Finding finding = Finding.of("blocking", Severity.ERROR, "m", "a", new SourcePosition("V1.sql", 3, 1), "s");
        return new Waivers(requirements, TODAY)
                .apply(List.of(finding), new WrittenWaivers(List.of(waivers), List.of()));
    }

    private static Waiver waiver(String rule, String reason, String owner, LocalDate until) {
        return new Waiver(
                rule, new WaiverScope.OfFile("V1.sql"), reason, owner, until, new SourcePosition("V1.sql", 1, 1));
    }
}
