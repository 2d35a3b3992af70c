package dev.towpath.engine.mysql.sql;

/**
 * How large and how deep a statement is, told without parsing it.
 *
 * @param units words, literals and symbols
 * @param depth levels of brackets and of {@code CASE}
 * @param deepestAt where the deepest level begins
 * @param joins joins and unions
 */
record Shape(int units, int depth, int deepestAt, int joins) {
    static Shape of(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        int units = 0;
        int joins = 0;
        int open = 0;
        int deepest = 0;
        int deepestAt = 0;
        while (lexemes.next()) {
            if (lexemes.filler()) {
                continue;
            }
            units++;
            joins += lexemes.word("join") || lexemes.word("union") ? 1 : 0;
            if (lexemes.symbol('(') || lexemes.word("case")) {
                open++;
                if (open > deepest) {
                    deepest = open;
                    deepestAt = lexemes.start();
                }
            } else if (lexemes.symbol(')') || lexemes.word("end")) {
                open = Math.max(0, open - 1);
            }
        }
        return new Shape(units, deepest, deepestAt, joins);
    }

    /** Throws {@link SyntaxFailure} when the statement is too much for the grammar. */
    void check(int mostDepth, int mostUnits, int mostJoins) {
        if (joins > mostJoins) {
            throw new SyntaxFailure(
                    0, "the statement has " + joins + " joins, more than the " + mostJoins + " that are parsed");
        }
        if (units > mostUnits) {
            throw new SyntaxFailure(
                    0,
                    "the statement has " + units + " words and symbols, more than the " + mostUnits
                            + " that are parsed");
        }
        if (depth > mostDepth) {
            throw new SyntaxFailure(
                    deepestAt,
                    "the statement has " + depth + " levels of brackets, more than the " + mostDepth
                            + " that are parsed");
        }
    }
}
