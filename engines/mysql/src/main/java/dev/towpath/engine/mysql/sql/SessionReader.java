package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.SessionTies;
import dev.towpath.engine.spi.sql.SessionTies.Hold;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells what a statement makes or holds in its session. */
final class SessionReader {
    private SessionReader() {}

    static SessionTies of(List<Action> actions) {
        SortedSet<String> leaves = new TreeSet<>();
        Hold hold = null;
        for (Action action : actions) {
            switch (action.operation()) {
                case SchemaOperation.CreateTable create -> {
                    if (create.table().isTemporary()) {
                        leaves.add(create.table().name());
                    }
                }
                case SchemaOperation.Maintenance upkeep -> {
                    if (upkeep.upkeep() == Upkeep.LOCK_TABLE) {
                        hold = new Hold("LOCK TABLES", "unlock");
                    }
                }
                default -> {}
            }
        }
        return new SessionTies(leaves, hold, new TreeSet<>());
    }
}
