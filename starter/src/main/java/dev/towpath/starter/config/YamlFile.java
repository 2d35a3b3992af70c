package dev.towpath.starter.config;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads a YAML file that somebody else may have written. Every scalar stays text, so that {@code no} is not false and
 * {@code 08} keeps its zero; whoever binds a value says what it must look like. Size, depth and aliases are bounded, a
 * key that stands twice is an error, and no message quotes the file: it might quote a secret.
 */
final class YamlFile {
    private static final int LARGEST = 256 * 1024;
    private static final int DEEPEST = 20;

    private YamlFile() {}

    /** The file's mapping; empty for an empty file. */
    static Map<String, Object> read(Path file) {
        String text;
        try {
            if (Files.size(file) > LARGEST) {
                throw bad(file, "is larger than " + LARGEST / 1024 + " KiB, which no configuration is", null);
            }
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw bad(file, "is not UTF-8", e);
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        return parse(file, text);
    }

    private static Map<String, Object> parse(Path file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(String.valueOf(file.getFileName()))
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setAllowNonScalarKeys(false)
                .setMaxAliasesForCollections(10)
                .setCodePointLimit(LARGEST)
                .setSchema(new FailsafeSchema())
                .setTagConstructors(Map.of(Tag.NULL, node -> ""))
                .build();
        try {
            if (isEmpty(file, settings, text)) {
                return Map.of();
            }
            Object root = new Load(settings).loadFromString(text);
            if (root instanceof Map<?, ?> map) {
                return texts(map);
            }
            throw bad(file, "must hold keys and values, such as \"databases:\"", null);
        } catch (MarkedYamlEngineException e) {
            throw bad(
                    file,
                    e.getProblemMark()
                                    .map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + ": ")
                                    .orElse("")
                            + problem(e),
                    e);
        } catch (YamlEngineException | NullPointerException e) {
            // The library has no words for an explicit tag that its strictest schema does not know.
            throw bad(file, "is not readable as YAML", e);
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        return problem == null ? "not readable as YAML" : problem;
    }

    /**
     * Whether the file holds nothing but comments. Refuses what is nested too deeply: the parser keeps no stack of its
     * own, but what builds the tree does, and would overflow.
     */
    private static boolean isEmpty(Path file, LoadSettings settings, String text) {
        int depth = 0;
        boolean empty = true;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            empty &= event.getEventId() != Event.ID.DocumentStart;
            if (depth > DEEPEST) {
                throw bad(file, "is nested more than " + DEEPEST + " levels deep", null);
            }
        }
        return empty;
    }

    /** With text for keys: the schema makes every scalar one, and other keys are refused. */
    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value(value)));
        return texts;
    }

    private static Object value(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> texts(map);
            case List<?> list -> list.stream().map(YamlFile::value).toList();
            default -> value;
        };
    }

    private static TowpathException bad(Path file, String how, @Nullable Throwable cause) {
        return new TowpathException(ErrorCode.CONFIGURATION, "The configuration " + file + " " + how + ".", cause);
    }
}
