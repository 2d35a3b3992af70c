package dev.towpath.engine.postgres.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of a piece of code whose values stand in its text: constants, and what a loop runs over. */
final class CodeVariables {
    private final Map<String, @Nullable String> declared = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Deque<Map<String, List<String>>> loops = new ArrayDeque<>();

    /** A variable is declared, with the text of its first value or null. */
    void declare(String name, @Nullable String value) {
        if (declared.containsKey(name)) {
            // Of two variables of one name, nobody tells here which one is meant.
            changing.add(name);
        }
        declared.put(name, value);
    }

    /** A variable gets a value that is not looked at. */
    void assign(String name) {
        changing.add(name);
    }

    /** Whether a variable runs over the constants of this array from here on. */
    boolean enter(String name, String array) {
        List<String> values = ConstantText.array(array, this);
        if (values == null || values.isEmpty()) {
            changing.add(name);
            return false;
        }
        Map<String, List<String>> inner = new HashMap<>(loops());
        inner.put(name, values);
        loops.push(inner);
        return true;
    }

    /** The innermost such loop ends. */
    void leave() {
        loops.pop();
    }

    /** The loop variables that run over constants at this place. */
    Map<String, List<String>> loops() {
        return loops.isEmpty() ? Map.of() : loops.getFirst();
    }

    /** Whether a value is given to it somewhere that was not looked at. */
    boolean changes(String name) {
        return changing.contains(name);
    }

    /** The text of the only value a variable ever has, or null. */
    @Nullable
    String only(String name) {
        return changing.contains(name) ? null : declared.get(name);
    }
}
