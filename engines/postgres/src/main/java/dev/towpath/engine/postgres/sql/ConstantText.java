package dev.towpath.engine.postgres.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out texts that code puts together from constants: {@code 'a' || quote_ident('b')}, {@code format('… %I', 'c')}.
 * Whatever else stands in an expression makes its value unknown.
 */
final class ConstantText {
    /** More variants of one statement are not worth reading. */
    private static final int MAX_VALUES = 100;

    private static final int MAX_DEPTH = 20;
    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "name", "regclass");

    private final Map<String, String> loops;
    private final CodeVariables variables;
    private int depth;

    private ConstantText(Map<String, String> loops, CodeVariables variables) {
        this.loops = loops;
        this.variables = variables;
    }

    /** The values an expression takes, one for each turn of the loops around it; null when one cannot be told. */
    static @Nullable Set<String> values(CodeSegment segment, CodeVariables variables) {
        Words words = Words.of(segment.text());
        List<Map<String, String>> turns = turns(words, segment, variables);
        Set<String> values = new LinkedHashSet<>();
        for (Map<String, String> turn : turns) {
            String value = new ConstantText(turn, variables).text(words);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values.isEmpty() ? null : values;
    }

    /** The elements of {@code ARRAY['a', 'b']} or {@code '{a,b}'}, or null. */
    static @Nullable List<String> array(String expression, CodeVariables variables) {
        ConstantText reader = new ConstantText(Map.of(), variables);
        Words words = Words.of(expression);
        String declared = words.size() == 1 && words.isName(0)
                ? variables.only(PostgresNames.fold(words.all().getFirst().text()))
                : null;
        words = withoutCast(declared == null ? words : Words.of(declared));
        int last = words.size() - 1;
        if (!words.is(0, "array") || !words.is(1, "[") || !words.is(last, "]")) {
            return null;
        }
        List<String> elements = new ArrayList<>();
        int from = 2;
        for (int i = 2, open = 0; i <= last; i++) {
            if (i == last || (open == 0 && words.is(i, ","))) {
                String element = from < i ? reader.text(words.part(from, i)) : null;
                if (element == null) {
                    return null;
                }
                elements.add(element);
                from = i + 1;
            }
            open += words.is(i, "(") ? 1 : words.is(i, ")") ? -1 : 0;
        }
        return elements.size() > MAX_VALUES ? null : elements;
    }

    /** The combinations of values of the loop variables that the expression names; none when there are too many. */
    private static List<Map<String, String>> turns(Words words, CodeSegment segment, CodeVariables variables) {
        List<Map<String, String>> turns = List.of(Map.of());
        Set<String> named = new LinkedHashSet<>();
        words.all().stream().filter(Words.Word::isName).forEach(word -> named.add(PostgresNames.fold(word.text())));
        for (String name : named) {
            List<String> values = segment.loops().get(name);
            if (values == null || variables.changes(name)) {
                continue;
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> turn : turns) {
                for (String value : values) {
                    Map<String, String> next = new HashMap<>(turn);
                    next.put(name, value);
                    more.add(next);
                }
            }
            if (more.size() > MAX_VALUES) {
                return List.of();
            }
            turns = more;
        }
        return turns;
    }

    private @Nullable String text(Words words) {
        if (++depth > MAX_DEPTH) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        int open = 0;
        for (int i = 0; i <= words.size(); i++) {
            boolean joins = open == 0 && words.is(i, "|") && words.is(i + 1, "|");
            if (i == words.size() || joins) {
                String term = from < i ? term(words.part(from, i)) : null;
                if (term == null) {
                    return null;
                }
                text.append(term);
                i += joins ? 1 : 0;
                from = i + 1;
            } else {
                open += words.is(i, "(") ? 1 : words.is(i, ")") ? -1 : 0;
            }
        }
        depth--;
        return text.toString();
    }

    private @Nullable String term(Words written) {
        Words words = withoutCast(written);
        if (words.size() == 1) {
            return single(words.all().getFirst());
        }
        int last = words.size() - 1;
        if (words.is(0, "(") && words.close(0) == last) {
            return text(words.part(1, last));
        }
        if (!words.isName(0) || !words.is(1, "(") || words.close(1) != last) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        if (last > 2) {
            for (Words argument : words.list(1)) {
                String value = argument.size() == 0 ? null : text(argument);
                if (value == null) {
                    return null;
                }
                arguments.add(value);
            }
        }
        return call(PostgresNames.fold(words.all().getFirst().text()), arguments);
    }

    private @Nullable String single(Words.Word word) {
        return switch (word.kind()) {
            case STRING, DOLLAR_STRING -> {
                CodeBody literal = CodeBody.of(word);
                yield literal == null ? null : literal.text();
            }
            case WORD, QUOTED_NAME -> word.isName() ? variable(PostgresNames.fold(word.text())) : word.text();
            case SPACE, COMMENT, SYMBOL, END -> null;
        };
    }

    private @Nullable String variable(String name) {
        String turn = loops.get(name);
        if (turn != null) {
            return turn;
        }
        String declared = variables.only(name);
        return declared == null ? session(name) : text(Words.of(declared));
    }

    /** What stands for itself wherever a role or a database is named. */
    private static @Nullable String session(String name) {
        return switch (name) {
            case "current_user", "session_user", "current_role", "current_database" -> name;
            default -> null;
        };
    }

    private static @Nullable String call(String function, List<String> arguments) {
        return switch (function) {
            case "format" -> arguments.isEmpty() ? null : FormatText.of(arguments);
            case "quote_ident" -> arguments.size() == 1 ? PostgresNames.quote(arguments.getFirst()) : null;
            case "quote_literal", "quote_nullable" ->
                arguments.size() == 1 ? PostgresNames.literal(arguments.getFirst()) : null;
            case "concat" -> String.join("", arguments);
            case "current_database" -> function;
            default -> null;
        };
    }

    private static Words withoutCast(Words words) {
        Words left = words;
        // Ends because each turn leaves fewer words.
        while (left.size() > 3) {
            int size = left.size();
            boolean array = left.is(size - 1, "]") && left.is(size - 2, "[");
            int type = array ? size - 3 : size - 1;
            if (!left.isName(type) || !left.is(type - 1, ":") || !left.is(type - 2, ":")) {
                return left;
            }
            String name = PostgresNames.fold(left.all().get(type).text());
            if (!TEXT_TYPES.contains(name)) {
                return left;
            }
            left = left.part(0, type - 2);
        }
        return left;
    }
}
