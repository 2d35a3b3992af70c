package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.folder.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds and merges a project's configuration files. As in Flyway, TOML files put {@code .conf} files aside, later files
 * win, and overrides win over all.
 */
final class ConfigurationFiles {
    static final List<String> TOML = List.of("conf/flyway.toml", "flyway.toml", "flyway.user.toml");
    static final List<String> CONF = List.of("conf/flyway.conf", "flyway.conf", "flyway.user.conf");

    private static final String ENVIRONMENTS = "environments.";
    private static final String OVERRIDE = "override";
    private static final long MOST_BYTES = 1 << 20;

    private final Path root;
    private final Problems problems;
    private final SortedMap<String, RawSettings.Value> values = new TreeMap<>();
    private final List<String> outside = new ArrayList<>();

    private ConfigurationFiles(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static boolean present(Path root) {
        return TOML.stream().anyMatch(file -> Files.isRegularFile(root.resolve(file)))
                || CONF.stream().anyMatch(file -> Files.isRegularFile(root.resolve(file)));
    }

    static RawSettings read(Path root, Map<String, String> overrides, Problems problems) {
        ConfigurationFiles files = new ConfigurationFiles(root, problems);
        boolean toml = TOML.stream().anyMatch(file -> Files.isRegularFile(root.resolve(file)));
        if (toml) {
            files.readToml(overrides);
        } else {
            CONF.forEach(files::readConf);
        }
        overrides.forEach((key, value) -> files.values.put(plain(key), new RawSettings.Value(value, OVERRIDE)));
        return new RawSettings(files.values, files.outside);
    }

    private void readConf(String file) {
        ConfText.read(text(file)).forEach((key, value) -> {
            if (key.startsWith(RawSettings.PREFIX)) {
                values.put(plain(key), new RawSettings.Value(value, file));
            } else {
                outside.add(key);
            }
        });
    }

    private void readToml(Map<String, String> overrides) {
        SortedMap<String, RawSettings.Value> all = new TreeMap<>();
        for (String file : TOML) {
            TomlText.read(text(file), file, problems)
                    .forEach((key, value) -> all.put(key, new RawSettings.Value(value, file)));
        }
        all.forEach((key, value) -> {
            if (key.startsWith(RawSettings.PREFIX)) {
                values.put(plain(key), value);
            } else if (!key.startsWith(ENVIRONMENTS)) {
                outside.add(key);
            }
        });
        environment(all, overrides);
    }

    /** The chosen environment's schemas, its own Flyway settings, and nothing of how to connect. */
    private void environment(SortedMap<String, RawSettings.Value> all, Map<String, String> overrides) {
        RawSettings.Value named = values.get(SettingKey.ENVIRONMENT.key());
        String fallback = named == null ? SettingKey.ENVIRONMENT.fallback() : named.text();
        String chosen = overrides.getOrDefault(
                SettingKey.ENVIRONMENT.key(), overrides.getOrDefault("flyway.environment", fallback));
        String prefix = ENVIRONMENTS + chosen + ".";
        boolean exists = all.keySet().stream().anyMatch(key -> key.startsWith(prefix));
        if (!exists && !chosen.equals(SettingKey.ENVIRONMENT.fallback())) {
            problems.add((named == null ? OVERRIDE : named.source()) + ": there is no environment '" + chosen
                    + "'. Name one of those under [environments], or add it.");
        }
        all.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                String own = key.substring(prefix.length());
                values.put(plain(own), value);
            }
        });
    }

    private String text(String file) {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            return "";
        }
        try {
            if (!path.toRealPath().startsWith(root.toRealPath())) {
                problems.add(file + ": a symbolic link leads out of the project folder. Copy the file instead.");
                return "";
            }
            if (Files.size(path) > MOST_BYTES) {
                problems.add(file + ": larger than 1 MiB, which no configuration is. Name another project folder.");
                return "";
            }
            return Files.readString(path);
        } catch (IOException e) {
            problems.add(file + ": cannot be read as UTF-8 (" + e.getClass().getSimpleName()
                    + "). Check its permissions and its encoding.");
            return "";
        }
    }

    private static String plain(String key) {
        return key.startsWith(RawSettings.PREFIX) ? key.substring(RawSettings.PREFIX.length()) : key;
    }
}
