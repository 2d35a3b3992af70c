package dev.towpath.review.plan;

import dev.towpath.model.operation.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The session settings that hold at a place of a changeset. What a later one replaces is forgotten. */
final class OpenSettings {
    private final Map<Object, DraftPart.Setting> settings = new LinkedHashMap<>();

    private record Name(Assignment.Scope scope, String name) {}

    void add(DraftPart.Setting setting) {
        Assignment assigns = setting.assigns();
        Object key = assigns == null ? setting.statement().sql() : new Name(assigns.scope(), assigns.name());
        // Those that are repeated in another order may mean something else: the last place counts.
        settings.remove(key);
        settings.put(key, setting);
    }

    /** Their texts, in order. */
    List<String> list() {
        return settings.values().stream()
                .map(setting -> setting.statement().sql())
                .toList();
    }

    /** The same for steps that are no single transaction. */
    List<String> beyond() {
        return settings.values().stream().map(DraftPart.Setting::beyond).toList();
    }
}
