package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import java.util.List;
import java.util.Locale;

/**
 * What a statement itself asks for by {@code ALGORITHM} and {@code LOCK}, beyond what the server would need.
 *
 * @param copy whether all rows have to be copied
 * @param shared whether writers have to wait
 * @param exclusive whether readers have to wait too
 */
record Asked(boolean copy, boolean shared, boolean exclusive) {
    static final Asked NOTHING = new Asked(false, false, false);

    static Asked of(List<Action> actions) {
        Asked asked = NOTHING;
        for (Action action : actions) {
            if (action.operation() instanceof SchemaOperation.AlterTable alter) {
                String text = alter.action().toUpperCase(Locale.ROOT);
                asked = switch (alter.change()) {
                    case ALGORITHM -> new Asked(text.contains("COPY"), asked.shared, asked.exclusive);
                    case LOCK -> new Asked(asked.copy, text.contains("SHARED"), text.contains("EXCLUSIVE"));
                    default -> asked;
                };
            }
        }
        return asked;
    }

    /** Whether this clause only says how the statement has to be done. */
    static boolean isClause(SchemaOperation operation) {
        return operation instanceof SchemaOperation.AlterTable alter
                && (alter.change() == TableChange.ALGORITHM || alter.change() == TableChange.LOCK);
    }

    /** What becomes of the best way when the statement asks for more. */
    DdlMethod applied(DdlMethod best) {
        if (copy) {
            return new DdlMethod(Algorithm.COPY, false, Work.REBUILD, best.what(), best.source());
        }
        return shared || exclusive
                ? new DdlMethod(best.algorithm(), false, best.work(), best.what(), best.source())
                : best;
    }
}
