package dev.towpath.model.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast and how gently fills go. None of it changes what a fill does, so all of it may change while one runs.
 *
 * @param settings values by {@link FillSetting#key()}; what is not there has its default. Keys and values that this
 *     version does not know are ignored, so that payloads of other versions can be read
 */
public record FillPolicy(SortedMap<String, String> settings) {
    /** Every setting has its default. */
    public static final FillPolicy DEFAULT = new FillPolicy(new TreeMap<>());

    public FillPolicy {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** These defaults, but for some settings; both in the form people write them. */
    public FillPolicy with(Map<String, String> changes) {
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.putAll(changes);
        return new FillPolicy(all);
    }

    /** How long one chunk should take. */
    public Duration chunkTarget() {
        return duration(FillSetting.CHUNK_TARGET);
    }

    /** Ranges of one table filled at the same time. */
    public int ranges() {
        return (int) number(FillSetting.RANGES);
    }

    /** A number or a percentage. */
    public long number(FillSetting setting) {
        String text = settings.get(setting.key());
        return text == null ? setting.otherwise() : setting.value(text).orElse(setting.otherwise());
    }

    /** A duration. */
    public Duration duration(FillSetting setting) {
        return Duration.ofMillis(number(setting));
    }

    /** The value as people write it. */
    public String text(FillSetting setting) {
        return Optional.ofNullable(settings.get(setting.key()))
                .flatMap(setting::normalized)
                .orElse(setting.standard());
    }

    /** A flag. */
    public boolean flag(FillSetting setting) {
        return number(setting) != 0;
    }
}
