package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes rules as rows: an id, what it is about, and for each kind of operation what to say. */
public final class Rules {
    private static final Set<String> ALL = Set.of();
    private static final Set<String> POSTGRESQL = Set.of("postgresql");
    private static final Set<String> MYSQL = Set.of("mysql");

    private Rules() {}

    /** What to say about one kind of operation; null for nothing. */
    public record When<O extends SchemaOperation>(Class<O> operation, BiFunction<O, Scene, @Nullable Said> says) {
        private void check(Scene scene, Consumer<Said> say) {
            if (operation.isInstance(scene.operation())) {
                Said said = says.apply(operation.cast(scene.operation()), scene);
                if (said != null) {
                    say.accept(said);
                }
            }
        }
    }

    private record Row(RuleInfo info, List<When<?>> cases) implements Rule {
        @Override
        public void check(Scene scene, Consumer<Said> say) {
            cases.forEach(each -> each.check(scene, say));
        }
    }

    /** A case of a rule. */
    public static <O extends SchemaOperation> When<O> when(
            Class<O> operation, BiFunction<O, Scene, @Nullable Said> says) {
        return new When<>(operation, says);
    }

    /** A rule about all engines. */
    public static Rule rule(String id, String title, RuleKind kind, Severity level, When<?>... cases) {
        return new Row(info(id, title, kind, level), List.of(cases));
    }

    /** A rule about PostgreSQL. */
    public static Rule postgres(String id, String title, RuleKind kind, Severity level, When<?>... cases) {
        return new Row(postgres(id, title, kind, level), List.of(cases));
    }

    /** A rule about MySQL. */
    public static Rule mysql(String id, String title, RuleKind kind, Severity level, When<?>... cases) {
        return new Row(mysql(id, title, kind, level), List.of(cases));
    }

    /** The same rule, silent until somebody asks for it. */
    public static Rule onRequest(Rule rule) {
        RuleInfo info = rule.info();
        RuleInfo silent = new RuleInfo(info.id(), info.title(), info.kind(), info.level(), info.engines(), false);
        return new Rule() {
            @Override
            public RuleInfo info() {
                return silent;
            }

            @Override
            public void check(Scene scene, Consumer<Said> say) {
                rule.check(scene, say);
            }
        };
    }

    /** About all engines. */
    public static RuleInfo info(String id, String title, RuleKind kind, Severity level) {
        return new RuleInfo(id, title, kind, level, ALL, true);
    }

    /** About PostgreSQL. */
    public static RuleInfo postgres(String id, String title, RuleKind kind, Severity level) {
        return new RuleInfo(id, title, kind, level, POSTGRESQL, true);
    }

    /** About MySQL. */
    public static RuleInfo mysql(String id, String title, RuleKind kind, Severity level) {
        return new RuleInfo(id, title, kind, level, MYSQL, true);
    }
}
