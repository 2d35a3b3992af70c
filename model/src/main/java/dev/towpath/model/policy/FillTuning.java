package dev.towpath.model.policy;

import dev.towpath.model.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of fills as somebody typed them, read.
 *
 * @param settings those that are right, in their usual form
 * @param problems what is wrong with the others, for people
 */
public record FillTuning(SortedMap<String, String> settings, List<String> problems) {
    public FillTuning {
        problems = List.copyOf(problems);
    }

    /** Reads settings by key. */
    public static FillTuning read(Map<String, String> typed) {
        SortedMap<String, String> settings = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(typed)
                .forEach((key, text) -> FillSetting.of(key)
                        .ifPresentOrElse(
                                setting -> setting.normalized(text == null ? "" : text)
                                        .ifPresentOrElse(
                                                value -> settings.put(key, value),
                                                () -> problems.add(
                                                        key + ": \"" + text + "\" is not " + setting.range())),
                                () -> problems.add(unknown(key))));
        return new FillTuning(settings, problems);
    }

    private static String unknown(String key) {
        List<String> keys =
                Arrays.stream(FillSetting.values()).map(FillSetting::key).toList();
        return "\"" + key + "\" is no setting of fills; "
                + Nearest.to(key, keys)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("there are " + String.join(", ", keys));
    }
}
