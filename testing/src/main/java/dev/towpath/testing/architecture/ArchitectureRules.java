package dev.towpath.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Every architecture rule of the product. A rule that finds no class to judge holds. */
public final class ArchitectureRules {
    private static final String PRODUCT = "dev.towpath";

    private ArchitectureRules() {}

    /** The main classes on the class path, without tests and without this module. */
    public static JavaClasses productClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/dev/towpath/testing/"))
                .importPackages(PRODUCT);
    }

    /** All rules, for the product's packages. */
    public static List<ArchRule> all() {
        return under(PRODUCT);
    }

    /** All rules as they would read if the product's packages lay under another root: lets fixtures break them. */
    static List<ArchRule> under(String root) {
        return Stream.of(
                        Stream.of(ModuleEdges.rule(root)),
                        PurityRules.under(root).stream(),
                        Stream.of(WorkflowDeterminism.rule(root)),
                        NamingRules.under(root).stream())
                .flatMap(rules -> rules)
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }
}
