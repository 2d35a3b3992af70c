package dev.towpath.engine.postgres.sql;

/**
 * The few words of a statement that decide where it ends: whether it declares a function whose body holds semicolons, and
 * whether it reads data lines from the script. Fed with the words outside parentheses only, as psql does.
 */
final class StatementWords {
    private int count;
    private boolean create;
    private boolean copy;
    private boolean declaresRoutine;
    private boolean afterFrom;
    private boolean readsStandardInput;
    private int bodyDepth;

    void add(Lexemes word) {
        count++;
        if (count == 1) {
            create = word.word("create");
            copy = word.word("copy");
        }
        // CREATE FUNCTION, or CREATE OR REPLACE FUNCTION
        boolean kindPlace = count == 2 || count == 4;
        if (create && kindPlace && (word.word("function") || word.word("procedure"))) {
            declaresRoutine = true;
        }
        if (declaresRoutine) {
            countBody(word);
        }
        if (copy && afterFrom && word.word("stdin")) {
            readsStandardInput = true;
        }
        afterFrom = word.word("from");
    }

    /** Something else than a word stood between two words. */
    void addOther() {
        afterFrom = false;
    }

    private void countBody(Lexemes word) {
        if (word.word("begin")) {
            bodyDepth++;
        } else if (word.word("case") && bodyDepth > 0) {
            bodyDepth++;
        } else if (word.word("end") && bodyDepth > 0) {
            bodyDepth--;
        }
    }

    /** Whether a semicolon here belongs to the body of a SQL-standard function. */
    boolean insideBody() {
        return bodyDepth > 0;
    }

    boolean readsStandardInput() {
        return readsStandardInput;
    }
}
