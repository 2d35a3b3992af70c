package dev.towpath.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Where no I/O may happen: the model, the review, and the engines' {@code sql} floors. */
final class PurityRules {
    private PurityRules() {}

    static List<ArchRule> under(String root) {
        return List.of(floors(root), noInputOutput(root), noClock(root));
    }

    private static ArchRule floors(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engine.*.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", root + ".engine.*.server..")
                .as("the sql floor of an engine stays clear of JDBC and of the server floor")
                .because("review must run without a database: put what needs a connection on the server floor,"
                        + " and what both floors share into model or the engine's sql floor");
    }

    private static ArchRule noInputOutput(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".model..", root + ".review..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.io..", "java.nio.file..", "io.temporal..")
                .as("model and review do no I/O and know no Temporal")
                .because("decisions are pure functions of values (STYLE 7): let an activity or the CLI read,"
                        + " and hand the result in as a record");
    }

    private static ArchRule noClock(String root) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".model..", root + ".review..")
                .should(new ForbiddenUse("read no clock", ForbiddenUse::readsAClock))
                .as("model and review read no clock")
                .because("the same input must give the same plan and the same digest:"
                        + " pass the instant in as a parameter");
    }
}
