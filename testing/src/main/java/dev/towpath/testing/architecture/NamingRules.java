package dev.towpath.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** How things are called and marked, and where they may print. */
final class NamingRules {
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private NamingRules() {}

    static List<ArchRule> under(String root) {
        return List.of(packageNames(root), classNames(root), nullMarked(root), standardStreams(root));
    }

    private static ArchRule packageNames(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..helpers..",
                        "..impl..",
                        "..dto..",
                        "..service..",
                        "..services..",
                        "..manager..",
                        "..managers..")
                .as("packages have names that say something")
                .because("such a name collects whatever has no home (STYLE 1):"
                        + " name the package by the feature's domain noun, such as lock, backfill or drift");
    }

    private static ArchRule classNames(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helpers?|Manager|Dto|DTO)")
                .as("classes have names that say something")
                .because("name an implementation by what makes it different, such as PostgresLockInspector,"
                        + " and a set of functions by what they are about (STYLE 1)");
    }

    private static ArchRule nullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<JavaClass>("lie in a package with @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NULL_MARKED)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getPackageName() + " is not @NullMarked (" + type.getName() + ")"));
                        }
                    }
                })
                .as("every package is @NullMarked")
                .because("NullAway skips a package without it: add a package-info.java with one paragraph"
                        + " (what the package is for, what it never does) and @NullMarked (STYLE 3)");
    }

    private static ArchRule standardStreams(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".starter..", root + ".bench..")
                .and()
                // It keeps a library quiet, which knows no other switch; it prints nothing.
                .doNotHaveSimpleName("QuietGrammar")
                .should(new ForbiddenUse("not print", NamingRules::isStandardStream))
                .as("only the commands, in starter and bench, touch System.out, System.err and System.in")
                .because(
                        "stdout is the CLI's data and must stay readable by machines: return a value, or log by SLF4J");
    }

    private static boolean isStandardStream(AccessTarget target) {
        return target instanceof AccessTarget.FieldAccessTarget
                && target.getOwner().getName().equals("java.lang.System");
    }
}
