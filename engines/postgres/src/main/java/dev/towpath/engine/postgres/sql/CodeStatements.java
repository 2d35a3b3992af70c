package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.postgres.sql.CodeSegment.Kind;
import dev.towpath.model.operation.CodePart.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements of PL/pgSQL that hold no others, and collects what they run. */
final class CodeStatements {
    private static final Set<String> QUERIES =
            Set.of("select", "with", "values", "table", "insert", "update", "delete", "merge", "(", "show", "explain");

    private final CodeWords words;
    private final CodeVariables variables = new CodeVariables();
    private final List<CodeSegment> segments = new ArrayList<>();
    /** Whether the code may have been left already, so that nothing behind is certain. */
    private boolean left;

    CodeStatements(CodeWords words) {
        this.words = words;
    }

    List<CodeSegment> segments() {
        return List.copyOf(segments);
    }

    CodeVariables variables() {
        return variables;
    }

    int count() {
        return segments.size();
    }

    /** These may not happen. */
    void weaken(int from, int to, Runs less) {
        for (int i = from; i < to; i++) {
            segments.set(i, segments.get(i).only(less));
        }
    }

    /** {@code name type := value;}, an alias, or a cursor. */
    void declaration() {
        int end = words.find(";");
        String name = words.name();
        int query = words.find(words.at(), end, "cursor");
        if (query >= 0) {
            int from = words.find(query, end, "for", "is");
            words.moveTo(Math.max(query, from) + 1);
            put(Kind.STATEMENT, words.at(), end);
        } else if (!words.sees("alias")) {
            int value = words.find(words.at(), end, "default", ":", "=");
            while (value >= 0 && words.is(value, ":") && !words.is(value + 1, "=")) {
                value = words.find(value + 2, end, "default", ":", "=");
            }
            if (value < 0) {
                variables.declare(name, null);
            } else {
                words.moveTo(value + (words.is(value, ":") ? 2 : 1));
                variables.declare(name, words.text(words.at(), end));
                expression(end);
            }
        }
        words.moveTo(end);
        words.expect(";");
    }

    /** What stands before LOOP in {@code FOR x IN …}; whether a variable runs over constants there. */
    boolean forTarget() {
        int in = words.find("in");
        assigned(words.at(), in);
        words.moveTo(in + 1);
        int end = words.find("loop");
        words.took("reverse");
        if (words.took("execute")) {
            execute(end);
        } else if (QUERIES.contains(PostgresNames.fold(words.word(words.at()).text())) && !isRange(end)) {
            query(end);
        } else {
            // A range of numbers, or a cursor.
            int by = words.find(words.at(), end, "by");
            int to = by < 0 ? end : by;
            int dots = range(to);
            put(Kind.EXPRESSION, words.at(), dots < 0 ? to : dots);
            if (dots >= 0) {
                put(Kind.EXPRESSION, dots + 2, to);
            }
        }
        words.moveTo(end);
        return false;
    }

    private boolean isRange(int end) {
        return range(end) >= 0;
    }

    private int range(int end) {
        for (int dot = words.find(words.at(), end, "."); dot >= 0; dot = words.find(dot + 1, end, ".")) {
            if (words.is(dot + 1, ".")) {
                return dot;
            }
        }
        return -1;
    }

    /** What stands before LOOP in {@code FOREACH x IN ARRAY …}; whether the variable runs over constants there. */
    boolean eachTarget() {
        String name = words.name();
        boolean slices = words.sees("slice");
        int array = words.find("array");
        words.moveTo(array + 1);
        int end = words.find("loop");
        boolean bound = !slices && variables.enter(name, words.text(words.at(), end));
        expression(end);
        return bound;
    }

    /** A loop ends. */
    void leave(boolean bound) {
        if (bound) {
            variables.leave();
        }
    }

    /** One statement up to its semicolon; tells whether it raises an error. */
    boolean simple() {
        int end = words.find(";");
        boolean raises = false;
        int behind = words.behindVariable(words.at());
        if (behind > words.at() && (words.is(behind, "=") || (words.is(behind, ":") && words.is(behind + 1, "=")))) {
            assigned(words.at(), behind);
            words.moveTo(behind + (words.is(behind, "=") ? 1 : 2));
            expression(end);
        } else if (words.took("null") || words.took("close")) {
            // Nothing that another session could see.
        } else if (words.took("get")) {
            assigned(words.at(), end);
        } else if (words.took("raise")) {
            raises = raise(end);
        } else if (words.took("assert")) {
            expressions(end);
        } else if (words.took("return")) {
            returns(end);
        } else if (words.sees("exit") || words.sees("continue")) {
            leaves(end);
        } else if (words.took("perform")) {
            // The statement SELECT, under another name.
            put(Kind.EXPRESSION, words.at(), end);
        } else if (words.took("execute")) {
            execute(end);
        } else if (words.took("open")) {
            open(end);
        } else if (words.sees("fetch") || words.sees("move")) {
            into(end);
        } else if (words.sees("commit") || words.sees("rollback")) {
            put(Kind.TRANSACTION, words.at(), end);
        } else {
            query(end);
        }
        words.moveTo(end);
        return raises;
    }

    private void returns(int end) {
        if (words.took("query")) {
            if (words.took("execute")) {
                execute(end);
            } else {
                query(end);
            }
        } else {
            left |= !words.took("next");
            expression(end);
        }
    }

    private void leaves(int end) {
        words.skip(1);
        int when = words.find(words.at(), end, "when");
        left |= words.at() < end && words.at() != when;
        if (when >= 0) {
            words.moveTo(when + 1);
            expression(end);
        }
    }

    private boolean raise(int end) {
        boolean error = words.at() == end || words.took("exception");
        boolean level = words.took("notice")
                || words.took("warning")
                || words.took("info")
                || words.took("log")
                || words.took("debug");
        int using = words.find(words.at(), end, "using");
        int args = words.find(words.at(), using < 0 ? end : using, ",");
        if (args >= 0) {
            words.moveTo(args + 1);
            expressions(using < 0 ? end : using);
        }
        if (using >= 0) {
            words.moveTo(using + 1);
            expressions(end);
        }
        return error || !level;
    }

    private void open(int end) {
        int query = words.find(words.at(), end, "for");
        if (query >= 0) {
            words.moveTo(query + 1);
            if (words.took("execute")) {
                execute(end);
            } else {
                query(end);
            }
        } else {
            expression(end);
        }
    }

    /** {@code EXECUTE text [INTO targets] [USING values]}. */
    private void execute(int end) {
        int stop = words.find(words.at(), end, "into", "using");
        put(Kind.EXECUTED, words.at(), stop < 0 ? end : stop);
        into(end);
        int using = words.find(words.at(), end, "using");
        if (using >= 0) {
            words.moveTo(using + 1);
            int into = words.find(words.at(), end, "into");
            expressions(into < 0 ? end : into);
        }
    }

    private void into(int end) {
        int into = words.find(words.at(), end, "into");
        if (into >= 0) {
            targets(into + 1, end);
        }
    }

    /** A statement of SQL, from which the targets of INTO are taken out. */
    private void query(int end) {
        int from = words.at();
        int into = words.find(from, end, "into");
        while (into > from && (words.is(into - 1, "insert") || words.is(into - 1, "merge"))) {
            into = words.find(into + 1, end, "into");
        }
        boolean reads = QUERIES.contains(PostgresNames.fold(words.word(from).text()));
        if (into < 0 || !reads) {
            put(Kind.STATEMENT, from, end);
            return;
        }
        int behind = targets(into + 1, end);
        String text = words.text(from, end);
        int base = words.offset(from);
        int cut = words.offset(into) - base;
        int on = behind < end ? words.offset(behind) - base : text.length();
        put(Kind.STATEMENT, text.substring(0, cut) + " ".repeat(on - cut) + text.substring(on), base);
    }

    private int targets(int from, int end) {
        int at = words.is(from, "strict") ? from + 1 : from;
        while (at < end) {
            int behind = words.behindVariable(at);
            assigned(at, behind);
            if (!words.is(behind, ",")) {
                return behind;
            }
            at = behind + 1;
        }
        return end;
    }

    private void assigned(int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.isName(i)) {
                variables.assign(PostgresNames.fold(words.word(i).text()));
            }
        }
    }

    /** Expressions between commas. */
    void expressions(int end) {
        words.pieces(words.at(), end).forEach(piece -> put(Kind.EXPRESSION, piece[0], piece[1]));
        words.moveTo(end);
    }

    void expression(int end) {
        put(Kind.EXPRESSION, words.at(), end);
        words.moveTo(end);
    }

    private void put(Kind kind, int from, int to) {
        put(kind, words.text(from, to), words.offset(from));
    }

    private void put(Kind kind, String text, int at) {
        if (!text.isBlank()) {
            segments.add(new CodeSegment(kind, text, at, left ? Runs.PERHAPS : Runs.ALWAYS, variables.loops()));
        }
    }
}
