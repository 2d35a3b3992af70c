package dev.towpath.starter.config;

import dev.towpath.model.Nearest;
import dev.towpath.model.policy.DurationText;
import dev.towpath.model.policy.FillSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One level of the file, with the flags and variables that stand above it. Whoever has read all its keys calls
 * {@link #close}, which reports those nobody asked for. A problem is noted and the default goes on, so that the next one
 * is found too.
 */
final class Section {
    private final String path;
    private final Map<String, Object> values;
    private final ConfigurationSources sources;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Map<String, Object> values, ConfigurationSources sources, Problems problems) {
        this.path = path;
        this.values = values;
        this.sources = sources;
        this.problems = problems;
    }

    /** A value, and the words that lead a person to it. */
    private record Found(String value, String origin) {}

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The section below this key; empty when it is missing. */
    Section section(String key) {
        return new Section(path(key), map(key), sources, problems);
    }

    /** The sections below this key, by name. */
    SortedMap<String, Section> sections(String key) {
        SortedMap<String, Section> sections = new TreeMap<>();
        Section parent = section(key);
        parent.values.keySet().forEach(name -> sections.put(name, parent.section(name)));
        return sections;
    }

    /** The sections that stand in a list below this key, in order. */
    @SuppressWarnings("unchecked") // YamlFile gives every mapping text for keys.
    List<Section> items(String key) {
        known.add(key);
        Object value = values.getOrDefault(key, "");
        List<Section> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String place = path(key) + "[" + i + "]";
                if (list.get(i) instanceof Map<?, ?> map) {
                    items.add(new Section(place, (Map<String, Object>) map, sources, problems));
                } else {
                    problems.add(place, "must hold keys and values");
                }
            }
        } else if (!value.equals("")) {
            problems.add(path(key), "must be a list");
        }
        return items;
    }

    /** The keys that are there. Whoever asks for them decides which are known. */
    Set<String> keys() {
        known.addAll(values.keySet());
        return values.keySet();
    }

    @SuppressWarnings("unchecked") // YamlFile gives every mapping text for keys.
    private Map<String, Object> map(String key) {
        known.add(key);
        Object value = values.getOrDefault(key, "");
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        if (!value.equals("")) {
            problems.add(path(key), "must hold keys and values below it");
        }
        return Map.of();
    }

    /** Free keys with text values; flags below this key win. */
    SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        map(key).forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            } else {
                problems.add(path(key) + "." + name, "must be a single value");
            }
        });
        String prefix = path(key) + ".";
        sources.flags().forEach((flag, value) -> {
            if (flag.startsWith(prefix)) {
                texts.put(flag.substring(prefix.length()), value);
            }
        });
        return texts;
    }

    Optional<String> text(String key) {
        return find(key).map(Found::value);
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A text that must be there; when it is not, a stand-in after the problem was noted. */
    String required(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            problems.add(path(key), "is required");
        }
        return value.orElse("");
    }

    /** A value of this setting, in its usual form. */
    Optional<String> text(String key, FillSetting setting) {
        String none = "";
        String text = convert(key, none, setting.range(), setting::normalized);
        return text.equals(none) ? Optional.empty() : Optional.of(text);
    }

    long number(String key, long smallest, long largest, long otherwise) {
        String range = "a whole number from " + smallest + " to " + largest;
        return convert(key, otherwise, range, text -> number(text).filter(n -> n >= smallest && n <= largest));
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** From 0 to 100, with at most two digits behind the point. */
    double percent(String key, double otherwise) {
        return convert(
                key,
                otherwise,
                "a percentage from 0 to 100, such as 99.5",
                text -> text.matches("[0-9]{1,3}(?:\\.[0-9]{1,2})?") && Double.parseDouble(text) <= 100
                        ? Optional.of(Double.valueOf(text))
                        : Optional.empty());
    }

    boolean flag(String key, boolean otherwise) {
        return convert(
                key,
                otherwise,
                "true or false",
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.valueOf(text))
                        : Optional.empty());
    }

    Duration duration(String key, Duration shortest, Duration longest, Duration otherwise) {
        String range = "a duration from " + DurationText.print(shortest) + " to " + DurationText.print(longest)
                + ", such as 500ms, 2s or 1m";
        return convert(
                key,
                otherwise,
                range,
                text -> DurationText.parse(text).filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0));
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> names = constants.stream().map(Section::spelled).toList();
        return convert(
                key,
                otherwise,
                "one of " + String.join(", ", names),
                text -> names.contains(text) ? Optional.of(constants.get(names.indexOf(text))) : Optional.empty());
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <T> T convert(String key, T otherwise, String allowed, Function<String, Optional<T>> conversion) {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return otherwise;
        }
        Optional<T> converted = conversion.apply(found.get().value());
        if (converted.isEmpty()) {
            problems.add(found.get().origin(), "\"" + found.get().value() + "\" is not " + allowed);
        }
        return converted.orElse(otherwise);
    }

    /** Flags over environment over file. */
    private Optional<Found> find(String key) {
        known.add(key);
        String whole = path(key);
        String flag = sources.flags().get(whole);
        if (flag != null) {
            return Optional.of(new Found(flag, "--" + key));
        }
        String variable = "TOWPATH_" + whole.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String set = sources.environment().get(variable);
        if (set != null && !set.isBlank()) {
            return Optional.of(new Found(set.strip(), variable));
        }
        Object value = values.getOrDefault(key, "");
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(new Found(text, whole));
        }
        problems.add(whole, "must be a single value");
        return Optional.empty();
    }

    /** Notes what is wrong with a key, or with the whole section when the key is empty. */
    void problem(String key, String what) {
        problems.add(key.isEmpty() ? path : path(key), what);
    }

    /** Reports the keys nobody asked for; never their values, which may be secrets under a mistyped name. */
    void close() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String guess = Nearest.to(key, known)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("known here: " + String.join(", ", known));
                problems.add(path(key), "is not a key of Towpath; " + guess);
            }
        }
    }
}
