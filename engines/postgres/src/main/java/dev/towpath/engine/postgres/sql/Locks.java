package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import java.util.List;

/** The table locks of PostgreSQL, by what they keep out. None on a table that was not there before: nobody waits for it. */
final class Locks {
    private Locks() {}

    /** Keeps everybody out. */
    static List<LockImpact> exclusive(TableName table, Duration duration, SchemaView schema) {
        return lock("ACCESS EXCLUSIVE", LockClass.STRONG, table, "reads and writes", duration, schema);
    }

    /** Keeps writers and other schema changes out. */
    static List<LockImpact> shareRow(TableName table, Duration duration, SchemaView schema) {
        return lock("SHARE ROW EXCLUSIVE", LockClass.STRONG, table, "writes", duration, schema);
    }

    /** Keeps other schema changes out only. */
    static List<LockImpact> online(TableName table, Duration duration, SchemaView schema) {
        return lock("SHARE UPDATE EXCLUSIVE", LockClass.ONLINE, table, "other schema changes", duration, schema);
    }

    /** Keeps writers of the same rows out. */
    static List<LockImpact> rows(TableName table, SchemaView schema) {
        return lock("ROW EXCLUSIVE", LockClass.ROW, table, "writes of the same rows", Duration.SCAN, schema);
    }

    /** This lock, when the table was there before. */
    static List<LockImpact> lock(
            String mode, LockClass lockClass, TableName table, String blocks, Duration duration, SchemaView schema) {
        return schema.existing(table)
                .map(TableFacts::name)
                .map(name -> List.of(new LockImpact(mode, lockClass, name, blocks, duration)))
                .orElse(List.of());
    }
}
