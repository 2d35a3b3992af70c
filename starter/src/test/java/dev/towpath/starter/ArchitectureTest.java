package dev.towpath.starter;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.towpath.testing.architecture.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The starter sees every module, so the rules judge the whole product from here. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = ArchitectureRules.productClasses();

    static List<ArchRule> rules() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds_for_the_whole_product(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
