package dev.towpath.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/**
 * What replay does not forgive (STYLE 12). Judged: every class of the {@code workflow} module and every implementation of
 * a {@code @WorkflowInterface} anywhere. Not judged, because they never run inside a workflow's own thread of decisions:
 * data conversion (whatever implements Temporal's converters or codecs, and the package {@code workflow.payload}) and
 * {@code workflow.client}.
 */
final class WorkflowDeterminism {
    private static final String WORKFLOW_INTERFACE = "io.temporal.workflow.WorkflowInterface";

    /** Whole types: any use is a mistake. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Timer",
            "org.slf4j.LoggerFactory");

    /** Of java.util.concurrent only these: units and exceptions that appear in signatures. */
    private static final Set<String> CONCURRENT_ALLOWED = Set.of(
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.TimeoutException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.CancellationException");

    /** Methods whose result, or whose result's order, differs from one run to the next. */
    private static final Map<String, Set<String>> METHODS = Map.of(
            "java.util.Set", Set.of("of", "copyOf"),
            "java.util.Map", Set.of("of", "ofEntries", "copyOf"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Math", Set.of("random"),
            "java.util.stream.Collectors",
                    Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap", "groupingByConcurrent"));

    private WorkflowDeterminism() {}

    static ArchRule rule(String root) {
        return classes()
                .that(describe("run inside workflows", type -> runsInsideWorkflows(type, root)))
                .should(new ForbiddenUse("be deterministic", WorkflowDeterminism::forbidden))
                .as("workflow code is deterministic")
                .because("replay in another JVM must take the same decisions: use Workflow.currentTimeMillis,"
                        + " Workflow.randomUUID, Workflow.newRandom, Workflow.sleep, Async and Workflow.getLogger;"
                        + " LinkedHashMap, TreeMap, LinkedHashSet and List.of keep their order;"
                        + " anything else is an activity");
    }

    private static boolean runsInsideWorkflows(JavaClass type, String root) {
        if (implementsWorkflow(type)) {
            return true;
        }
        String path = type.getPackageName() + ".";
        return path.startsWith(root + ".workflow.")
                && !path.startsWith(root + ".workflow.client.")
                && !path.startsWith(root + ".workflow.payload.")
                && !convertsData(type);
    }

    private static boolean implementsWorkflow(JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(each -> each.isAnnotatedWith(WORKFLOW_INTERFACE));
    }

    private static boolean convertsData(JavaClass type) {
        DescribedPredicate<JavaClass> converter = describe(
                "a converter of Temporal",
                each -> each.getPackageName().equals("io.temporal.common.converter")
                        || each.getPackageName().equals("io.temporal.payload.codec"));
        return type.getAllRawInterfaces().stream().anyMatch(converter)
                || type.getAllRawSuperclasses().stream().anyMatch(converter)
                || type.getEnclosingClass()
                        .map(WorkflowDeterminism::convertsData)
                        .orElse(false);
    }

    private static boolean forbidden(AccessTarget target) {
        String owner = target.getOwner().getName();
        return ForbiddenUse.readsAClock(target)
                || TYPES.contains(owner)
                || (owner.startsWith("java.util.concurrent.") && !CONCURRENT_ALLOWED.contains(owner))
                || METHODS.getOrDefault(owner, Set.of()).contains(target.getName())
                || collectsIntoAHashMap(target);
    }

    /** {@code toMap} and {@code groupingBy} are fine only with a map supplier: their longest overloads. */
    private static boolean collectsIntoAHashMap(AccessTarget target) {
        if (!target.getOwner().getName().equals("java.util.stream.Collectors")
                || !(target instanceof AccessTarget.CodeUnitAccessTarget call)) {
            return false;
        }
        int parameters = call.getRawParameterTypes().size();
        return (target.getName().equals("toMap") && parameters < 4)
                || (target.getName().equals("groupingBy") && parameters < 3);
    }
}
