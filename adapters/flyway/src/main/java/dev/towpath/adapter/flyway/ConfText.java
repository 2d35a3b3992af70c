package dev.towpath.adapter.flyway;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads Flyway's {@code .conf} files: Java properties, except that a backslash is an ordinary character (Windows paths)
 * unless it ends a line that goes on in the next.
 */
final class ConfText {
    private ConfText() {}

    static SortedMap<String, String> read(String text) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip().replace("\\", "\\\\");
            if (line.endsWith("\\\\") && i + 1 < lines.length && continues(lines[i + 1])) {
                line = line.substring(0, line.length() - 1);
            }
            plain.append(line).append('\n');
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(plain.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be read", e);
        }
        SortedMap<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static boolean continues(String next) {
        boolean setting = next.strip().startsWith(RawSettings.PREFIX) && next.contains("=");
        return !next.isEmpty() && !setting;
    }
}
