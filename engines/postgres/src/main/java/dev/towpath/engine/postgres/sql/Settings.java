package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.Assignment.Scope;
import dev.towpath.model.operation.SchemaOperation.SessionSetting;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what {@code SET} and {@code RESET} assign. */
final class Settings {
    private Settings() {}

    /** @param text what stands behind {@code SET}, or a whole {@code RESET} */
    static SessionSetting of(String text) {
        return new SessionSetting(text, assignment(Words.of(text)));
    }

    /** {@code set_config(name, value, is_local)}. */
    static SessionSetting called(String name, @Nullable String value, boolean local) {
        return new SessionSetting(
                name, new Assignment(local ? Scope.TRANSACTION : Scope.SESSION, PostgresNames.fold(name), value));
    }

    private static @Nullable Assignment assignment(Words words) {
        if (words.is(0, "reset")) {
            return words.size() == 2 ? new Assignment(Scope.SESSION, name(words, 1), null) : null;
        }
        boolean local = words.is(0, "local");
        int at = local || words.is(0, "session") ? 1 : 0;
        if (words.is(at, "time") && words.is(at + 1, "zone")) {
            return new Assignment(scope(local), "timezone", value(words, at + 2));
        }
        int is = assigns(words, at);
        if (is < 0) {
            return null;
        }
        String name = words.part(at, is).all().stream().map(Words.Word::text).collect(Collectors.joining());
        return new Assignment(scope(local), PostgresNames.fold(name), value(words, is + 1));
    }

    private static int assigns(Words words, int from) {
        int to = words.find("to", from);
        return to > from ? to : words.find("=", from);
    }

    private static Scope scope(boolean local) {
        return local ? Scope.TRANSACTION : Scope.SESSION;
    }

    private static String name(Words words, int at) {
        return PostgresNames.fold(words.all().get(at).text());
    }

    private static @Nullable String value(Words words, int from) {
        if (from >= words.size() || words.is(from, "default")) {
            return null;
        }
        return words.part(from, words.size()).all().stream()
                .map(word -> Texts.bare(word.text()))
                .collect(Collectors.joining());
    }
}
