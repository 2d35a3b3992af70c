package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.CodePart.Runs;
import java.util.List;

/**
 * Follows the control flow of PL/pgSQL code as the server's own parser does: by its keywords, while expressions and
 * statements are known only by where they end. So a statement the SQL grammar lacks spoils nothing but itself.
 */
final class CodeParser {
    /** Deeper code is met only in attacks. */
    private static final int MAX_DEPTH = 60;

    private final CodeWords words;
    private final CodeStatements statements;
    private int depth;

    private CodeParser(String code) {
        this.words = new CodeWords(code);
        this.statements = new CodeStatements(words);
    }

    /**
     * What a piece of code runs.
     *
     * @param segments in the order of the text
     * @param variables what is known of its variables
     */
    record Code(List<CodeSegment> segments, CodeVariables variables) {}

    /** Reads the code; throws {@link SyntaxFailure} when it is no PL/pgSQL. */
    static Code parse(String code) {
        CodeParser parser = new CodeParser(code);
        while (parser.words.took("#")) {
            // An option: its name and its value.
            parser.words.skip(2);
        }
        parser.label();
        parser.block();
        parser.words.took(";");
        if (!parser.words.ended()) {
            throw parser.words.failure("expected the end of the code");
        }
        return new Code(parser.statements.segments(), parser.statements.variables());
    }

    /** From DECLARE or BEGIN to the label behind END. */
    private void block() {
        if (words.took("declare")) {
            while (!words.sees("begin")) {
                if (!words.took("declare")) {
                    statements.declaration();
                }
            }
        }
        words.expect("begin");
        int from = statements.count();
        body("exception", "end");
        int to = statements.count();
        if (words.took("exception")) {
            boolean hides = false;
            while (words.took("when")) {
                boolean catches = LockErrors.caughtBy(words);
                words.expect("then");
                hides |= !body("when", "end") && catches;
            }
            statements.weaken(from, to, hides ? Runs.PERHAPS_UNSEEN : Runs.PERHAPS);
            statements.weaken(to, statements.count(), Runs.PERHAPS);
        }
        words.expect("end");
        endLabel();
    }

    /** Statements up to one of these words; tells whether the last one raises an error. */
    private boolean body(String... stops) {
        if (++depth > MAX_DEPTH) {
            throw words.failure("the code nests too deeply to be read");
        }
        boolean raises = false;
        while (!seesAny(stops)) {
            if (words.ended()) {
                throw words.failure("the code ends too early");
            }
            if (words.took(";")) {
                continue;
            }
            raises = statement();
            words.expect(";");
        }
        depth--;
        return raises;
    }

    private boolean seesAny(String... stops) {
        for (String stop : stops) {
            if (words.sees(stop)) {
                return true;
            }
        }
        return false;
    }

    /** One statement without its semicolon; tells whether it raises an error. */
    private boolean statement() {
        label();
        if (words.sees("declare") || words.sees("begin")) {
            block();
        } else if (words.took("if")) {
            conditional();
        } else if (words.took("case")) {
            choice();
        } else if (words.took("loop")) {
            loop();
        } else if (words.took("while")) {
            statements.expression(words.find("loop"));
            words.expect("loop");
            loop();
        } else if (words.took("for")) {
            boolean bound = statements.forTarget();
            words.expect("loop");
            loop();
            statements.leave(bound);
        } else if (words.took("foreach")) {
            boolean bound = statements.eachTarget();
            words.expect("loop");
            loop();
            statements.leave(bound);
        } else {
            return statements.simple();
        }
        return false;
    }

    private void conditional() {
        statements.expression(words.find("then"));
        words.expect("then");
        int from = statements.count();
        body("elsif", "elseif", "else", "end");
        while (words.took("elsif") || words.took("elseif")) {
            statements.expression(words.find("then"));
            words.expect("then");
            body("elsif", "elseif", "else", "end");
        }
        if (words.took("else")) {
            body("end");
        }
        words.expect("end", "if");
        statements.weaken(from, statements.count(), Runs.PERHAPS);
    }

    private void choice() {
        if (!words.sees("when")) {
            statements.expression(words.find("when"));
        }
        int from = statements.count();
        while (words.took("when")) {
            statements.expressions(words.find("then"));
            words.expect("then");
            body("when", "else", "end");
        }
        if (words.took("else")) {
            body("end");
        }
        words.expect("end", "case");
        statements.weaken(from, statements.count(), Runs.PERHAPS);
    }

    private void loop() {
        int from = statements.count();
        body("end");
        words.expect("end", "loop");
        endLabel();
        statements.weaken(from, statements.count(), Runs.PERHAPS);
    }

    private void label() {
        if (words.took("<", "<")) {
            words.name();
            words.expect(">", ">");
        }
    }

    private void endLabel() {
        if (words.isName(words.at())) {
            words.skip(1);
        }
    }
}
