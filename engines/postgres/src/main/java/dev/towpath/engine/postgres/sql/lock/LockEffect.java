package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;

/**
 * One lock of a row.
 *
 * @param mode which
 * @param role on which relations
 * @param held what the server does with that relation under it
 */
record LockEffect(LockMode mode, Role role, LockImpact.Duration held) {
    /** The effect on one relation. */
    LockImpact on(TableName relation) {
        return new LockImpact(mode.display(), role.treated(mode), relation, role.blocked(mode), held);
    }
}
