package dev.towpath.adapter.flyway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Up to where migrations count.
 *
 * @param version set for {@link Kind#VERSION} only
 * @param mustExist whether it is an error when no migration has that version
 */
record TargetVersion(Kind kind, @Nullable Version version, boolean mustExist) {
    enum Kind {
        LATEST,
        NEXT,
        CURRENT,
        VERSION
    }

    static @Nullable TargetVersion parse(String text) {
        boolean lenient = text.endsWith("?");
        String name = lenient ? text.substring(0, text.length() - 1) : text;
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "latest" -> new TargetVersion(Kind.LATEST, null, false);
            case "next" -> new TargetVersion(Kind.NEXT, null, false);
            case "current" -> new TargetVersion(Kind.CURRENT, null, false);
            default -> {
                Version version = Version.parse(name);
                yield version == null ? null : new TargetVersion(Kind.VERSION, version, !lenient);
            }
        };
    }
}
