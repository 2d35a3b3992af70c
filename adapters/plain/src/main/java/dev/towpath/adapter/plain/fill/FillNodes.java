package dev.towpath.adapter.plain.fill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Takes texts and mappings out of a file's nodes, and notes where there are none. */
final class FillNodes {
    private final Scalars scalars;
    private final FillProblems problems;

    FillNodes(String text, FillProblems problems) {
        this.scalars = new Scalars(text);
        this.problems = problems;
    }

    /** A key and what stands behind it. */
    record Entry(Scalar key, Node value) {}

    /** A text that is there; null after noting that there is another thing, or nothing. */
    @Nullable
    Scalar scalar(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(
                    node, what + " must be text, not a list or a mapping. Put SQL that begins with [ or { in quotes.");
            return null;
        }
        Scalar text = scalars.of(scalar);
        if (text.text().isEmpty()) {
            problems.add(text, what + " is empty. Write the SQL that belongs there, or leave the key out.");
            return null;
        }
        return text;
    }

    /** A mapping's keys in order, each once. */
    List<Entry> entries(MappingNode mapping, String where) {
        List<Entry> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Scalar key = scalar(tuple.getKeyNode(), "a key of " + where);
            if (key == null) {
                continue;
            }
            if (!seen.add(key.text())) {
                problems.add(key, where + " has \"" + key.text() + "\" twice. Keep one of them.");
            } else {
                found.add(new Entry(key, tuple.getValueNode()));
            }
        }
        return found;
    }
}
