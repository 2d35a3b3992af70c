package dev.towpath.starter.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.review.page.RuleText;
import dev.towpath.review.page.RuleTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePagesTest {
    private static final Path PAGES = Path.of(System.getProperty("towpath.repository"), "docs/rules");

    private final RuleTexts rules = RulePages.all();

    @Test
    void every_rule_has_a_page_and_every_page_a_rule() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))
                    .sorted()
                    .toList();

            assertThat(rules.ids()).containsExactlyElementsOf(pages);
        }
    }

    @Test
    void every_page_says_why_and_what_to_write_instead() {
        assertThat(rules.ids()).allSatisfy(id -> {
            RuleText text = rules.of(id).orElseThrow();
            assertThat(text.title()).isNotBlank();
            assertThat(text.why()).hasSizeGreaterThan(10).doesNotContain("#");
            assertThat(text.page()).startsWith("# " + id + "\n").contains("\n## Instead\n");
        });
    }

    @Test
    void an_id_is_never_taken_for_a_path() {
        assertThat(rules.of("../rules/blocking")).isEmpty();
        assertThat(rules.of("nothing")).isEmpty();
    }
}
