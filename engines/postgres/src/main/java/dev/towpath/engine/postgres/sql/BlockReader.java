package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks into {@code DO} blocks. */
final class BlockReader {
    private static final String WHAT = "DO block";

    private BlockReader() {}

    /** What a DO block in PL/pgSQL does; null for any other statement. */
    static @Nullable Understood read(Statement statement, PostgresLanguage language) {
        if (statement.sql().length() > Syntax.MAX_LENGTH) {
            return null;
        }
        Words words = Words.of(statement.sql());
        Words.Word literal = literal(words);
        CodeBody body = literal == null ? null : CodeBody.of(literal);
        if (body == null) {
            return null;
        }
        try {
            CodeReader.Code code = CodeReader.read(language, body);
            return understood(statement, code.does(), code.reads(), code.relations());
        } catch (SyntaxFailure e) {
            int at = body.offset(Math.min(e.offset(), body.text().length()));
            SchemaOperation unread = new SchemaOperation.Opaque("code that cannot be read: " + e.reason());
            CodePart part = new CodePart(unread, statement.sql(), at, CodePart.Runs.ALWAYS);
            return understood(statement, List.of(part), new TreeSet<>(), new TreeSet<>());
        }
    }

    private static Understood understood(
            Statement statement, List<CodePart> does, SortedSet<TableName> reads, SortedSet<TableName> relations) {
        SchemaOperation block = new SchemaOperation.Block(WHAT, does, reads);
        return new Understood(
                statement, List.of(new Action(block, statement.sql())), TransactionNeed.ALLOWED, relations);
    }

    /** {@code DO [LANGUAGE plpgsql] body [LANGUAGE plpgsql]} and nothing else. */
    private static Words.@Nullable Word literal(Words words) {
        int at = 1;
        if (words.is(at, "language")) {
            at += 2;
        }
        boolean behind = words.is(at + 1, "language") && words.size() == at + 3;
        if (!words.is(0, "do") || (words.size() != at + 1 && !behind)) {
            return null;
        }
        int language = at > 1 ? 2 : behind ? at + 2 : -1;
        boolean readable = language < 0
                || PostgresNames.fold(words.all().get(language).text().replace("'", ""))
                        .equals("plpgsql");
        return readable ? words.all().get(at) : null;
    }
}
