package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.plain.fill.Fill.Clause;
import dev.towpath.adapter.plain.fill.FillNodes.Entry;
import dev.towpath.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Takes a file's nodes for a fill, and notes everything that is wrong with them. */
final class FillReader {
    private static final Map<String, List<String>> KEYS = kinds();

    private final FillNodes nodes;
    private final SqlParts parts;
    private final FillProblems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private FillReader(String text, String engine, FillProblems problems) {
        this.nodes = new FillNodes(text, problems);
        this.parts = new SqlParts(engine);
        this.problems = problems;
    }

    private static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("update", List.of("update", "set", "from", "where"));
        kinds.put("delete", List.of("delete", "using", "where"));
        kinds.put("insert", List.of("insert", "columns", "select"));
        return kinds;
    }

    /** The fill, or null when something is wrong, which was noted. */
    static @Nullable Fill read(String text, String engine, FillProblems problems) {
        Node root = FillYaml.read(text, problems);
        if (root == null) {
            return null;
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(
                    root, "is no list of keys and values. Write update, delete or insert, and what belongs to it.");
            return null;
        }
        Fill fill = new FillReader(text, engine, problems).fill(mapping);
        return problems.any() ? null : fill;
    }

    private @Nullable Fill fill(MappingNode root) {
        nodes.entries(root, "the file").forEach(entry -> entries.put(entry.key().text(), entry));
        Set<String> kinds = new LinkedHashSet<>(entries.keySet());
        kinds.retainAll(KEYS.keySet());
        if (kinds.size() != 1) {
            problems.add(
                    root,
                    (kinds.isEmpty() ? "does not say what to do" : "says " + String.join(" and ", kinds) + " at once")
                            + ". Write exactly one of update, delete and insert; each file is one statement.");
            return null;
        }
        String kind = kinds.iterator().next();
        unknown(kind, KEYS.getOrDefault(kind, List.of()));
        return switch (kind) {
            case "update" -> update(root);
            case "delete" -> delete();
            default -> insert(root);
        };
    }

    private void unknown(String kind, List<String> known) {
        for (Entry entry : entries.values()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.add(
                        entry.key(),
                        "\"" + key + "\" is no key of a fill that begins with " + kind + ". "
                                + Nearest.to(key, known)
                                        .map(near -> "Did you mean \"" + near + "\"?")
                                        .orElse("There are " + String.join(", ", known) + "."));
            }
        }
    }

    private @Nullable Fill update(MappingNode root) {
        Clause table = clause("update", parts::table);
        Entry set = required("set", root);
        List<Clause> assignments = set == null ? List.of() : assignments(set);
        Clause from = clause("from", parts::tables);
        Clause where = clause("where", parts::expression);
        return table == null || set == null ? null : new Fill.Update(table, set.key(), assignments, from, where);
    }

    private @Nullable Fill delete() {
        Clause table = clause("delete", parts::table);
        Clause using = clause("using", parts::tables);
        Clause where = clause("where", parts::expression);
        return table == null ? null : new Fill.Delete(table, using, where);
    }

    private @Nullable Fill insert(MappingNode root) {
        Clause table = clause("insert", parts::table);
        Entry columns = required("columns", root);
        List<Scalar> names = columns == null ? List.of() : names(columns);
        required("select", root);
        Clause select = clause("select", parts::query);
        return table == null || select == null ? null : new Fill.Insert(table, names, select);
    }

    private @Nullable Entry required(String key, MappingNode root) {
        Entry entry = entries.get(key);
        if (entry == null) {
            problems.add(root, "has no \"" + key + "\", without which it does nothing. Add it.");
        }
        return entry;
    }

    private List<Clause> assignments(Entry set) {
        if (!(set.value() instanceof MappingNode columns) || columns.getValue().isEmpty()) {
            problems.add(
                    set.value(), "set must hold at least one column and its value, such as \"total: price * count\".");
            return List.of();
        }
        List<Clause> assignments = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Entry entry : nodes.entries(columns, "set")) {
            Scalar column = entry.key();
            if (isColumn(column) && !seen.add(parts.folded(column.text()))) {
                problems.add(column, "set gives " + column.text() + " two values. Keep one of them.");
            }
            Clause clause = clause(entry, "the value of " + column.text(), parts::expression);
            if (clause != null) {
                assignments.add(clause);
            }
        }
        return assignments;
    }

    private List<Scalar> names(Entry columns) {
        if (!(columns.value() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(columns.value(), "columns must be a list of at least one name, such as [id, total].");
            return List.of();
        }
        List<Scalar> names = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Node node : list.getValue()) {
            Scalar name = nodes.scalar(node, "a column");
            if (name != null && isColumn(name) && !seen.add(parts.folded(name.text()))) {
                problems.add(name, "columns names " + name.text() + " twice. Keep one of them.");
            }
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean isColumn(Scalar name) {
        Optional<String> flaw = parts.column(name.text());
        flaw.ifPresent(why -> problems.add(name, "\"" + name.text() + "\" " + why + "."));
        return flaw.isEmpty();
    }

    private @Nullable Clause clause(String key, Function<String, Optional<String>> check) {
        Entry entry = entries.get(key);
        return entry == null ? null : clause(entry, key, check);
    }

    private @Nullable Clause clause(Entry entry, String what, Function<String, Optional<String>> check) {
        Scalar sql = nodes.scalar(entry.value(), what);
        if (sql == null) {
            return null;
        }
        Optional<String> flaw = check.apply(sql.text());
        flaw.ifPresent(why -> problems.add(sql, what + " " + why + "."));
        return flaw.isPresent() ? null : new Clause(entry.key(), sql);
    }
}
