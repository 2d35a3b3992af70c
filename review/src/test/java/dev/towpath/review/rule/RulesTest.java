package dev.towpath.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.finding.Finding;
import dev.towpath.testing.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
    private static final Path PAGES = Path.of(System.getProperty("basedir", "")).resolve("../docs/rules");

    @TestFactory
    Stream<DynamicTest> each_says_what_it_is_expected_to() throws IOException {
        return RuleCase.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule, () -> {
                    StringBuilder said = new StringBuilder();
                    for (RuleCase each : RuleCase.of(rule)) {
                        List<Finding> findings = each.findings();
                        assertThat(!findings.isEmpty()).as(each.name()).isEqualTo(each.fires());
                        said.append(text(each, findings));
                    }
                    Golden.assertMatches("rules/" + rule + "/expected.txt", said.toString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_has_a_case_that_fires_and_two_that_do_not() {
        return RuleBook.all().rules().stream()
                .map(rule -> rule.info().id())
                .map(rule -> DynamicTest.dynamicTest(rule, () -> {
                    List<RuleCase> cases = RuleCase.of(rule);
                    assertThat(cases).as("cases that fire").anyMatch(RuleCase::fires);
                    assertThat(cases.stream().filter(each -> !each.fires()))
                            .as("near misses and safe forms")
                            .hasSizeGreaterThanOrEqualTo(2);
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_has_a_page() {
        return RuleBook.all().infos().keySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule, () -> {
                    String page = Files.readString(PAGES.resolve(rule + ".md"));
                    assertThat(page).startsWith("# " + rule + "\n").contains("\n## Why\n", "\n## Instead\n");
                }));
    }

    @Test
    void no_page_and_no_case_is_about_a_rule_that_does_not_exist() throws IOException {
        Set<String> known = RuleBook.all().infos().keySet();
        Set<String> written = new TreeSet<>(RuleCase.rules());
        try (Stream<Path> pages = Files.list(PAGES)) {
            pages.map(page -> page.getFileName().toString().replaceFirst("\\.md$", ""))
                    .filter(page -> !page.equals("README"))
                    .forEach(written::add);
        }
        assertThat(known).containsAll(written);
    }

    private static String text(RuleCase each, List<Finding> findings) {
        StringBuilder text = new StringBuilder("== " + each.name() + "\n");
        for (Finding finding : findings) {
            text.append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append(" ")
                    .append(finding.at())
                    .append(finding.lock() == null ? "" : " [" + finding.lock() + "]")
                    .append("\n  ")
                    .append(finding.message())
                    .append("\n  ")
                    .append(finding.advice())
                    .append("\n");
            finding.rewrite().forEach(sql -> text.append("    ").append(sql).append("\n"));
        }
        return text.toString();
    }
}
