package dev.towpath.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
    private static final String BROKEN = "dev.towpath.testing.architecture.broken";
    private static final String KEPT = "dev.towpath.testing.architecture.kept";
    private static final JavaClasses BREAKERS = new ClassFileImporter().importPackages(BROKEN);
    private static final JavaClasses KEEPERS = new ClassFileImporter().importPackages(KEPT);

    static List<ArchRule> everyRuleForKeepers() {
        return ArchitectureRules.under(KEPT);
    }

    static List<ArchRule> everyRuleForBreakers() {
        return ArchitectureRules.under(BROKEN);
    }

    @ParameterizedTest
    @MethodSource("everyRuleForBreakers")
    void each_rule_can_fail_and_says_why(ArchRule rule) {
        assertThat(violations(rule)).isNotEmpty();
        assertThat(rule.getDescription()).contains(", because ");
    }

    @ParameterizedTest
    @MethodSource("everyRuleForKeepers")
    void each_rule_accepts_code_that_keeps_it(ArchRule rule) {
        assertThat(rule.evaluate(KEEPERS).getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    modules use only | model -> review
                    modules use only | engine.mysql -> engine.postgres
                    modules use only | starter -> bench
                    modules use only | LockService lies in no module
                    sql floor        | Parser
                    do no I/O        | ChangesetFile
                    read no clock    | Instant.now()
                    packages have    | LockService
                    classes have     | StepManager
                    @NullMarked      | broken.lock.service
                    System.out       | Review.print()
                    deterministic    | java.util.HashMap
                    deterministic    | java.util.Map.of
                    deterministic    | java.util.Set.of
                    deterministic    | java.util.UUID.randomUUID
                    deterministic    | java.lang.System.nanoTime
                    deterministic    | java.lang.Thread
                    deterministic    | java.util.concurrent.Executors
                    deterministic    | org.slf4j.LoggerFactory
                    deterministic    | Collectors.toMap
                    deterministic    | Collectors.toSet
                    deterministic    | java.lang.Math.random
                    deterministic    | StrayMigration.run()
                    """)
    void names_the_mistake(String rule, String mistake) {
        List<ArchRule> meant = ArchitectureRules.under(BROKEN).stream()
                .filter(each -> each.getDescription().split(", because ")[0].contains(rule))
                .toList();
        assertThat(meant).hasSize(1);
        assertThat(violations(meant.getFirst())).anyMatch(line -> line.contains(mistake));
    }

    @Test
    void judges_nothing_of_this_module_or_of_any_test() {
        assertThat(ArchitectureRules.productClasses())
                .isNotEmpty()
                .noneMatch(type -> type.getName().startsWith("dev.towpath.testing."));
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(BREAKERS).getFailureReport().getDetails();
    }
}
