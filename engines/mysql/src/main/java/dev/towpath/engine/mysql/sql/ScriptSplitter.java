package dev.towpath.engine.mysql.sql;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.LineIndex;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one script into statements by the rules of the mysql client: the delimiter, a semicolon until {@code DELIMITER}
 * sets another, ends a statement unless it stands in a quote or a comment; so do {@code \g} and {@code \G}. One pass,
 * linear in the text.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html">mysql client commands</a>
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

    private String delimiter = ";";
    private int start = NONE;
    private int end;
    /** Whether the statement holds more than the marks of version comments. */
    private boolean counts;

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
        int openVersionComment = NONE;
        while (lexemes.next()) {
            if (!lexemes.terminated()) {
                throw unterminated();
            }
            if (isByteOrderMark()) {
                continue;
            }
            boolean inText = !lexemes.filler() || lexemes.opensVersionComment();
            if (inText && isDelimiter()) {
                finish();
                openVersionComment = NONE;
            } else if (lexemes.symbol('\\')) {
                clientCommand();
            } else if (start == NONE && lexemes.word("delimiter")) {
                setDelimiter();
            } else if (start == NONE && lexemes.word("source")) {
                throw refused(lexemes.start(), "the client command source reads another file. Write its content here");
            } else if (inText || lexemes.closesVersionComment()) {
                openVersionComment = lexemes.opensVersionComment()
                        ? lexemes.start()
                        : lexemes.closesVersionComment() ? NONE : openVersionComment;
                take();
            }
        }
        if (openVersionComment != NONE) {
            throw refused(openVersionComment, "the comment that begins here never ends. Close it with */");
        }
        finish();
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

    /** A delimiter may stand anywhere in a word: {@code END$$}. */
    private boolean isDelimiter() {
        int from = lexemes.start();
        if (text.startsWith(delimiter, from)) {
            lexemes.jump(from + delimiter.length());
            return true;
        }
        if (lexemes.kind() == Lexemes.Kind.WORD && Lexemes.isWordPart(delimiter.charAt(0))) {
            for (int within = from + 1; within < lexemes.end(); within++) {
                if (text.startsWith(delimiter, within)) {
                    take();
                    end = within;
                    lexemes.jump(within + delimiter.length());
                    return true;
                }
            }
        }
        return false;
    }

    private void take() {
        if (start == NONE) {
            start = lexemes.start();
            counts = false;
        }
        counts |= !lexemes.filler();
        end = lexemes.end();
    }

    private void finish() {
        if (start != NONE && counts) {
            statements.add(
                    new Statement(text.substring(start, end), lines.at(start), null, lines.landmarks(start, end)));
        }
        start = NONE;
    }

    /** {@code \g} and {@code \G} end a statement; other commands of one letter would do something else than run SQL. */
    private void clientCommand() {
        int at = lexemes.start();
        char command = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (command) {
            case 'g', 'G' -> {
                lexemes.jump(at + 2);
                finish();
            }
            // NULL in a list of values.
            case 'N' -> take();
            case 'w', 'W', 'p', 's', '#', 't', 'n' -> lexemes.jump(at + 2);
            default ->
                throw refused(
                        at,
                        "the client command \\" + command + " is not SQL, and only the mysql client could run it."
                                + " Remove it");
        }
    }

    private void setDelimiter() {
        int lineEnd = Lexemes.lineEnd(text, lexemes.end());
        String rest = text.substring(lexemes.end(), lineEnd).strip();
        String[] words = rest.split("\\s+", 2);
        if (words[0].isEmpty()) {
            throw refused(lexemes.start(), "DELIMITER needs the characters that shall end a statement");
        }
        if (words[0].indexOf('\\') >= 0) {
            throw refused(lexemes.start(), "a delimiter cannot hold a backslash. Use another one, such as //");
        }
        delimiter = words[0];
        lexemes.jump(lineEnd);
    }

    private TowpathException unterminated() {
        String what = switch (lexemes.kind()) {
            case COMMENT -> "the comment that begins here never ends. Close it with */";
            case QUOTED_NAME -> "the quoted name that begins here never ends. Close it with `";
            case STRING, SPACE, WORD, SYMBOL, END ->
                "the quoted text that begins here never ends. Close it with " + text.charAt(lexemes.start());
        };
        return refused(lexemes.start(), what);
    }

    private TowpathException refused(int offset, String why) {
        return new TowpathException(ErrorCode.CHANGESET_REFUSED, lines.at(offset) + ": " + why + ".");
    }
}
