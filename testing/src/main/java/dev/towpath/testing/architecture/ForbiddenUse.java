package dev.towpath.testing.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** A ban on calls, constructor calls, field reads and method references ({@code Instant::now} counts as a call). */
final class ForbiddenUse extends ArchCondition<JavaClass> {
    private final Predicate<AccessTarget> forbidden;

    ForbiddenUse(String description, Predicate<AccessTarget> forbidden) {
        super(description);
        this.forbidden = forbidden;
    }

    /** What tells the time: {@code now()} of java.time, {@link java.time.Clock}, {@code System}'s two clocks. */
    static boolean readsAClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return owner.equals("java.time.Clock")
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || (owner.equals("java.util.Date") && name.equals("<init>"));
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
            if (forbidden.test(access.getTarget())) {
                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
            }
        }
    }
}
