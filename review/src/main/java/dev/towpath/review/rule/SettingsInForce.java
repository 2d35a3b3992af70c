package dev.towpath.review.rule;

import dev.towpath.model.operation.Assignment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a changeset has set so far, and under which bounds of the wait it took strong locks. */
final class SettingsInForce {
    /** How the engines call the bound of a wait for locks. */
    private static final List<String> BOUNDS = List.of("lock_timeout", "lock_wait_timeout");

    private final Map<String, Assignment> session = new TreeMap<>();
    /** Until the transaction ends; also that a setting has its default so long. */
    private final Map<String, Assignment> local = new TreeMap<>();

    private final Map<String, SortedSet<String>> lockedUnder = new TreeMap<>();

    void assign(Assignment assigns, boolean inTransaction) {
        boolean gone = assigns.value() == null;
        boolean all = gone && assigns.name().equals("all");
        switch (assigns.scope()) {
            case SESSION -> {
                // It also ends what SET LOCAL said before in the same transaction.
                session.keySet().removeIf(name -> all || name.equals(assigns.name()));
                local.keySet().removeIf(name -> all || name.equals(assigns.name()));
                if (!gone) {
                    session.put(assigns.name(), assigns);
                }
            }
            case TRANSACTION -> {
                if (inTransaction) {
                    local.put(assigns.name(), assigns);
                }
            }
            case SERVER -> {}
        }
    }

    void transactionEnds() {
        local.clear();
    }

    /** What was set, or null where the default is in force. */
    @Nullable
    Assignment get(String name) {
        Assignment here = local.get(name);
        if (here != null) {
            return here.value() == null ? null : here;
        }
        return session.get(name);
    }

    /** A strong lock is taken. */
    void lock() {
        BOUNDS.forEach(name ->
                lockedUnder.computeIfAbsent(name, bound -> new TreeSet<>()).add(value(name)));
    }

    private String value(String name) {
        Assignment set = get(name);
        return set == null || set.value() == null ? "" : set.value();
    }

    /** The values of such a bound under which strong locks were taken; an empty text where none was set. */
    SortedSet<String> lockedUnder(String bound) {
        return lockedUnder.getOrDefault(bound, Collections.emptySortedSet());
    }
}
