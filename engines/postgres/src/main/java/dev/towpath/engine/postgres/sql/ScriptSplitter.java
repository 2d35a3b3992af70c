package dev.towpath.engine.postgres.sql;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.LineIndex;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one script into statements by the rules of psql: a semicolon ends a statement unless it stands in a quote, a
 * comment, parentheses or the body of a SQL-standard function. One pass, linear in the text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>
 */
final class ScriptSplitter {
    /** More than this is refused: 32 Mi characters. */
    static final int MAX_LENGTH = 32 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int NONE = -1;

    private final String text;
    private final LineIndex lines;
    private final Lexemes lexemes;
    private final List<Statement> statements = new ArrayList<>();

    private int start = NONE;
    private int end;
    private int depth;
    private StatementWords words = new StatementWords();

    private ScriptSplitter(Script script) {
        this.text = script.text();
        this.lines = new LineIndex(script);
        this.lexemes = new Lexemes(text);
    }

    static List<Statement> split(Script script) {
        if (script.text().length() > MAX_LENGTH) {
            throw new TowpathException(
                    ErrorCode.CHANGESET_REFUSED,
                    script.file() + ": the script has " + script.text().length() + " characters, more than the "
                            + MAX_LENGTH + " that are read. Cut it into several migrations.");
        }
        return new ScriptSplitter(script).run();
    }

    private List<Statement> run() {
        while (lexemes.next()) {
            if (!lexemes.terminated()) {
                throw unterminated();
            }
            if (lexemes.filler() || isByteOrderMark()) {
                continue;
            }
            if (lexemes.symbol('\\')) {
                skipMetaCommand();
            } else if (lexemes.symbol(';') && depth == 0 && !words.insideBody()) {
                finish(true);
            } else {
                take();
            }
        }
        finish(false);
        return statements;
    }

    private boolean isByteOrderMark() {
        if (start == NONE && text.charAt(lexemes.start()) == BYTE_ORDER_MARK) {
            // The mark counts as a letter and would otherwise become part of the first word.
            lexemes.jump(lexemes.start() + 1);
            return true;
        }
        return false;
    }

    private void take() {
        if (start == NONE) {
            start = lexemes.start();
            depth = 0;
            words = new StatementWords();
        }
        end = lexemes.end();
        if (lexemes.symbol('(')) {
            depth++;
        } else if (lexemes.symbol(')')) {
            depth = Math.max(0, depth - 1);
        } else if (lexemes.kind() == Lexemes.Kind.WORD && depth == 0) {
            words.add(lexemes);
        } else if (depth == 0) {
            words.addOther();
        }
    }

    private void finish(boolean semicolon) {
        if (start == NONE) {
            return;
        }
        String data = words.readsStandardInput() ? copyData(semicolon) : null;
        statements.add(new Statement(text.substring(start, end), lines.at(start), data, lines.landmarks(start, end)));
        start = NONE;
        depth = 0;
        words = new StatementWords();
    }

    /** The lines after a {@code COPY … FROM STDIN}, up to the line {@code \.}. */
    private @Nullable String copyData(boolean semicolon) {
        int line = semicolon ? Lexemes.lineEnd(text, lexemes.end()) : text.length();
        if (semicolon && !restIsFiller(lexemes.end(), line)) {
            throw refused(
                    lexemes.end(),
                    "the data of COPY … FROM STDIN begins on the next line. Remove the text after" + " the semicolon");
        }
        int first = afterLineBreak(line);
        int at = first;
        while (at < text.length()) {
            int stop = Lexemes.lineEnd(text, at);
            if (stop == at + 2 && text.startsWith("\\.", at)) {
                lexemes.jump(stop);
                return text.substring(first, at);
            }
            at = afterLineBreak(stop);
        }
        throw refused(start, "the data of this COPY … FROM STDIN never ends. Add the line \\. after the last row");
    }

    private boolean restIsFiller(int from, int to) {
        String rest = text.substring(from, to).strip();
        return rest.isEmpty() || rest.startsWith("--");
    }

    private int afterLineBreak(int lineEnd) {
        if (text.startsWith("\r\n", lineEnd)) {
            return lineEnd + 2;
        }
        return Math.min(lineEnd + 1, text.length());
    }

    private void skipMetaCommand() {
        int at = lexemes.start();
        int stop = Lexemes.lineEnd(text, at);
        if (start != NONE) {
            throw refused(at, "a psql command inside a statement is not SQL. Remove it, or end the statement with ;");
        }
        String line = text.substring(at, Math.min(stop, at + 200));
        if (!MetaCommand.isHarmless(line)) {
            throw refused(
                    at,
                    "the psql command " + MetaCommand.name(line) + " changes what the script does, and only"
                            + " psql could run it. Write it as SQL, or remove it");
        }
        lexemes.jump(stop);
    }

    private TowpathException unterminated() {
        String what = switch (lexemes.kind()) {
            case COMMENT -> "the comment that begins here never ends. Close it with */";
            case QUOTED_NAME -> "the quoted name that begins here never ends. Close it with \"";
            case DOLLAR_STRING ->
                "the dollar-quoted text that begins here never ends. Close it with "
                        + text.substring(lexemes.start(), text.indexOf('$', lexemes.start() + 1) + 1);
            case STRING, SPACE, WORD, SYMBOL, END -> "the quoted text that begins here never ends. Close it with '";
        };
        return refused(lexemes.start(), what);
    }

    private TowpathException refused(int offset, String why) {
        return new TowpathException(ErrorCode.CHANGESET_REFUSED, lines.at(offset) + ": " + why + ".");
    }
}
