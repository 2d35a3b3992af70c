package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.CodePart.Runs;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Looks into the bodies of functions and procedures. */
final class RoutineReader {
    /** Longer bodies are left unread: nothing depends on them but advice. */
    private static final int MAX_LENGTH = 256 * 1024;

    private static final CodeReader.Code UNREAD =
            new CodeReader.Code(List.of(), new TreeSet<>(), new TreeSet<>(), false);

    private final Source source;
    private final PostgresLanguage language;

    RoutineReader(Source source, PostgresLanguage language) {
        this.source = source;
        this.language = language;
    }

    ObjectDetail.Routine read(SQLParser.Create_function_statementContext node) {
        String spoken = "sql";
        boolean definer = false;
        boolean fixesPath = false;
        SQLParser.Function_defContext definition = null;
        for (SQLParser.Function_actions_commonContext action : node.function_actions_common()) {
            spoken = action.lang_name == null ? spoken : name(source.text(action.lang_name));
            definer |= action.DEFINER() != null;
            fixesPath |= action.SET() != null
                    && source.display(action).toLowerCase(Locale.ROOT).matches("set\\s+\"?search_path\\b.*");
            definition = action.function_def() == null ? definition : action.function_def();
        }
        CodeReader.Code code = UNREAD;
        String unread = null;
        try {
            if (node.function_body() != null) {
                code = statements(node.function_body());
            } else if (definition != null) {
                code = literal(spoken, definition);
            }
        } catch (SyntaxFailure e) {
            unread = e.reason();
        }
        SortedSet<TableName> writes = new TreeSet<>();
        for (CodePart part : code.does()) {
            if (part.operation() instanceof SchemaOperation.Opaque opaque) {
                unread = unread == null ? opaque.what() : unread;
            } else if (part.operation().subject() != null
                    && !part.operation().subject().isTemporary()) {
                writes.add(part.operation().subject());
            }
        }
        SortedSet<TableName> reads = new TreeSet<>(code.relations());
        reads.removeAll(writes);
        reads.addAll(code.reads());
        return new ObjectDetail.Routine(spoken, reads, writes, code.dynamic(), definer, fixesPath, unread);
    }

    private CodeReader.Code literal(String spoken, SQLParser.Function_defContext definition) {
        Words words = Words.of(source.text(definition));
        CodeBody body = words.size() == 1 ? CodeBody.of(words.all().getFirst()) : null;
        if (body == null || body.text().length() > MAX_LENGTH) {
            throw new SyntaxFailure(0, "its body is too long, or no plain text");
        }
        return switch (spoken) {
            case "plpgsql" -> CodeReader.read(language, body);
            case "sql" ->
                CodeReader.read(
                        language,
                        body,
                        CodeWords.statements(body.text()).stream()
                                .map(RoutineReader::segment)
                                .toList());
            default -> throw new SyntaxFailure(0, "it is written in " + spoken);
        };
    }

    private CodeReader.Code statements(SQLParser.Function_bodyContext node) {
        List<CodeSegment> segments = new ArrayList<>();
        node.statement().forEach(statement -> segments.add(segment(source.text(statement))));
        node.function_return()
                .forEach(value -> segments.add(segment(source.text(value).replaceFirst("(?i)^return\\b", "SELECT"))));
        return CodeReader.read(language, CodeBody.plain(source.sql(), 0), segments);
    }

    private static CodeSegment segment(String sql) {
        return new CodeSegment(CodeSegment.Kind.STATEMENT, sql, 0, Runs.ALWAYS, Map.of());
    }

    private static String name(@Nullable String written) {
        return written == null ? "" : PostgresNames.fold(written.replace("'", ""));
    }
}
