package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import dev.towpath.model.plan.PlannedStatement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of a script for the mysql client.
 *
 * @param understanding what it does, as far as it can be read
 */
record HandStatement(PlannedStatement planned, Understanding understanding) {
    private static final List<String> DELIMITERS = List.of("//", "$$", ";;", "%%");

    static HandStatement of(PlannedStatement planned) {
        Statement statement = new Statement(planned.sql(), planned.from(), planned.copyData());
        return new HandStatement(planned, new MySqlLanguage().understand(statement));
    }

    /** Whether all it does can be rolled back: it changes rows. */
    boolean changesRows() {
        return understanding instanceof Understood read
                && read.transaction() == TransactionNeed.ALLOWED
                && read.actions().stream().allMatch(action -> switch (action.operation()) {
                    case SchemaOperation.InsertRows ignored -> true;
                    case SchemaOperation.InsertQuery ignored -> true;
                    case SchemaOperation.UpdateRows ignored -> true;
                    case SchemaOperation.DeleteRows ignored -> true;
                    default -> false;
                });
    }

    /** Whether it commits by itself, or nobody can tell. */
    boolean mayCommit() {
        return !(understanding instanceof Understood read) || read.transaction() == TransactionNeed.IMPLICIT_COMMIT;
    }

    boolean locksTables() {
        return understanding instanceof Understood read
                && read.actions().stream()
                        .anyMatch(action -> action.operation() instanceof SchemaOperation.Maintenance upkeep
                                && upkeep.upkeep() == Upkeep.LOCK_TABLE);
    }

    /** Its text with its end, as the client wants both: a body with semicolons has another end. */
    String sql() {
        String sql = planned.sql();
        if (isOne(sql + ";")) {
            return sql + ";\n";
        }
        String delimiter = DELIMITERS.stream()
                .filter(each -> !sql.contains(each))
                .findFirst()
                .orElseGet(() -> Stream.iterate("//", longer -> longer + "/")
                        .filter(each -> !sql.contains(each)) // Ends because the text does.
                        .findFirst()
                        .orElseThrow());
        return "DELIMITER " + delimiter + "\n" + sql + delimiter + "\nDELIMITER ;\n";
    }

    private static boolean isOne(String sql) {
        return ScriptSplitter.split(Script.verbatim("by-hand.sql", sql)).size() == 1;
    }
}
