package dev.towpath.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.towpath.testing.architecture.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's rules, for what only this module sees: itself. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = ArchitectureRules.productClasses();

    static List<ArchRule> rules() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds_for_the_bench_too(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
