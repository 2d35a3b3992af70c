package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;

/** Who knows what operations lock. */
public interface LockKnowledge {
    /** What the operation, run as written, locks on relations that existed before; the strongest lock first. */
    List<LockImpact> locks(SchemaOperation operation, SchemaView schema);

    /** The longest work it does under a lock, whether or not the relation existed before. */
    LockImpact.Duration longest(SchemaOperation operation, SchemaView schema);
}
