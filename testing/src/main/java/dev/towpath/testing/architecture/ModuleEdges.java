package dev.towpath.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which module may use which. A module is a package below the root: {@code model}, {@code review}, and for engines and
 * adapters one level deeper, {@code engine.spi} and {@code engine.postgres}.
 */
final class ModuleEdges {
    /** What stands for any engine or adapter but its SPI: none may be used by another module, so none is a target. */
    private static final String CONCRETE = "*";

    /** It is not shipped, so nothing that is may use it. */
    private static final String BENCH = "bench";

    private static final Map<String, Set<String>> ALLOWED = allowed();

    private ModuleEdges() {}

    static ArchRule rule(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(stayOnAllowedEdges(root))
                .as("modules use only the modules that ARCHITECTURE.md allows")
                .because("an edge outside that list ties an engine, an adapter or a decision to what it must not know;"
                        + " move the type down to model, engine.spi or adapter.spi,"
                        + " or let ServiceLoader find the engine or the adapter");
    }

    private static Map<String, Set<String>> allowed() {
        Map<String, Set<String>> edges = new TreeMap<>();
        edges.put("model", Set.of());
        edges.put("engine.spi", Set.of("model"));
        edges.put("engine." + CONCRETE, Set.of("model", "engine.spi"));
        edges.put("adapter.spi", Set.of("model"));
        edges.put("adapter." + CONCRETE, Set.of("model", "adapter.spi"));
        edges.put("review", Set.of("model", "engine.spi"));
        edges.put("workflow", Set.of("model"));
        edges.put("activity", Set.of("model", "workflow", "review", "engine.spi", "adapter.spi"));
        return edges;
    }

    private static ArchCondition<JavaClass> stayOnAllowedEdges(String root) {
        return new ArchCondition<>("stay on the allowed edges") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String from = moduleOf(origin, root);
                if (!known(from)) {
                    events.add(SimpleConditionEvent.violated(
                            origin, origin.getName() + " lies in no module that ModuleEdges knows: add it there"));
                    return;
                }
                for (Dependency edge : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = edge.getTargetClass().getBaseComponentType();
                    if (inside(target, root) && !mayUse(from, moduleOf(target, root))) {
                        events.add(SimpleConditionEvent.violated(
                                edge, from + " -> " + moduleOf(target, root) + ": " + edge.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to)
                || (seesAll(from) && !to.equals(BENCH))
                || ALLOWED.getOrDefault(tableKey(from), Set.of()).contains(to);
    }

    /** The starter wires everything together; the bench drives what the starter made. */
    private static boolean seesAll(String module) {
        return module.equals("starter") || module.equals(BENCH);
    }

    private static boolean known(String module) {
        return seesAll(module) || ALLOWED.containsKey(tableKey(module));
    }

    private static String tableKey(String module) {
        int dot = module.indexOf('.');
        return dot < 0 || module.endsWith(".spi") ? module : module.substring(0, dot + 1) + CONCRETE;
    }

    private static boolean inside(JavaClass type, String root) {
        return type.getPackageName().startsWith(root + ".");
    }

    private static String moduleOf(JavaClass type, String root) {
        String path =
                type.getPackageName().equals(root) ? "" : type.getPackageName().substring(root.length() + 1);
        boolean family = path.startsWith("engine.") || path.startsWith("adapter.");
        int end = path.indexOf('.', family ? path.indexOf('.') + 1 : 0);
        return end < 0 ? path : path.substring(0, end);
    }
}
