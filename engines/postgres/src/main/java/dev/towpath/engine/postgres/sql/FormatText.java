package dev.towpath.engine.postgres.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server's function {@code format} makes of constant arguments. */
final class FormatText {
    /** Positions, but none of the widths, which no statement needs. */
    private static final Pattern SPECIFIER = Pattern.compile("%(?:(\\d{1,2})\\$)?(.)", Pattern.DOTALL);

    private FormatText() {}

    /** @param arguments the format, and what goes into it; the result is null when they do not fit */
    static @Nullable String of(List<String> arguments) {
        String format = arguments.getFirst();
        StringBuilder text = new StringBuilder();
        Matcher specifier = SPECIFIER.matcher(format);
        int copied = 0;
        int next = 1;
        while (specifier.find()) {
            text.append(format, copied, specifier.start());
            copied = specifier.end();
            if (specifier.group(2).equals("%")) {
                text.append('%');
                continue;
            }
            int position = specifier.group(1) == null ? next : Integer.parseInt(specifier.group(1));
            if (position < 1 || position >= arguments.size()) {
                return null;
            }
            String argument = arguments.get(position);
            next = position + 1;
            switch (specifier.group(2)) {
                case "s" -> text.append(argument);
                case "I" -> text.append(PostgresNames.quote(argument));
                case "L" -> text.append(PostgresNames.literal(argument));
                default -> {
                    return null;
                }
            }
        }
        return text.append(format, copied, format.length()).toString();
    }
}
