package dev.towpath.adapter.plain.fill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads a YAML file that somebody else may have written into nodes that know their places. Nothing is constructed from
 * them: every scalar stays text. Size and depth are bounded, and a fill takes no aliases.
 */
final class FillYaml {
    private static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 4;

    private final String text;
    private final FillProblems problems;
    private final LoadSettings settings = LoadSettings.builder()
            .setCodePointLimit(LARGEST)
            .setSchema(new FailsafeSchema())
            .setUseMarks(true)
            .build();

    private FillYaml(String text, FillProblems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** The root of the only document, or null after a problem was noted. */
    static @Nullable Node read(String text, FillProblems problems) {
        return new FillYaml(text, problems).root();
    }

    private @Nullable Node root() {
        if (text.length() > LARGEST) {
            problems.add(
                    1, 1, "is larger than " + LARGEST / 1024 + " KiB, which no fill is. Load data by other means.");
            return null;
        }
        try {
            if (!isFlat()) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(1, 1, "holds nothing. Write update, delete or insert, and what belongs to it.");
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException e) {
            String problem = e.getProblem() == null ? "it is damaged" : e.getProblem();
            problems.add(
                    e.getProblemMark(),
                    "is not readable as YAML: " + problem + ". Correct it there; SQL with"
                            + " ': ' or ' #' in it needs quotes, or a block that begins with '|'.");
        } catch (YamlEngineException e) {
            problems.add(1, 1, "is not readable as YAML. Correct it, or write the statement as SQL.");
        }
        return null;
    }

    /** Before a tree is built: what builds it would overflow its stack, and aliases make a small file a large one. */
    private boolean isFlat() {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            Optional<Mark> mark = event.getStartMark();
            if (depth > DEEPEST) {
                problems.add(mark, "is nested more than " + DEEPEST + " levels deep, and no fill is. Flatten it.");
                return false;
            }
            if (event.getEventId() == Event.ID.Alias) {
                problems.add(mark, "uses an alias, which fills do not take. Write the text out.");
                return false;
            }
        }
        return true;
    }
}
