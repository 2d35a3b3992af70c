package dev.towpath.adapter.flyway;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.towpath.adapter.spi.folder.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads TOML into dotted keys; lists become comma-separated. */
final class TomlText {
    private static final TomlMapper MAPPER = new TomlMapper();

    private TomlText() {}

    static SortedMap<String, String> read(String text, String source, Problems problems) {
        SortedMap<String, String> values = new TreeMap<>();
        try {
            flatten("", MAPPER.readTree(text), values, source, problems);
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the file, which may hold a password.
            JsonLocation at = e.getLocation();
            problems.add(source + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
                    + ": not valid TOML. Correct the syntax there.");
        }
        return values;
    }

    private static void flatten(
            String key, JsonNode node, SortedMap<String, String> into, String source, Problems problems) {
        if (node.isObject()) {
            node.properties()
                    .forEach(child -> flatten(
                            key.isEmpty() ? child.getKey() : key + "." + child.getKey(),
                            child.getValue(),
                            into,
                            source,
                            problems));
        } else if (node.isArray()) {
            into.put(key, joined(key, node, source, problems));
        } else {
            into.put(key, node.asText());
        }
    }

    private static String joined(String key, JsonNode node, String source, Problems problems) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : node) {
            String text = item.isValueNode() ? item.asText() : "";
            if (text.contains(",") && SettingKey.of(key.substring(key.lastIndexOf('.') + 1)) != null) {
                problems.add(
                        source + ": an entry of " + key + " holds a comma, which Towpath cannot carry. Rename it.");
            }
            items.add(text);
        }
        return String.join(",", items);
    }
}
