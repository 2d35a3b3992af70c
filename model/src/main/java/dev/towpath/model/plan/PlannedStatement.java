package dev.towpath.model.plan;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement as it will run.
 *
 * @param sql what runs
 * @param written what the team wrote when it differs, else null
 * @param from where the team wrote it
 * @param locks what it locks, as far as known
 * @param copyData rows that follow a {@code COPY … FROM STDIN}, else null
 */
public record PlannedStatement(
        String sql,
        @Nullable String written,
        SourcePosition from,
        List<LockImpact> locks,
        @Nullable String copyData) {
    public PlannedStatement {
        locks = List.copyOf(locks);
    }

    /** Whether somebody could queue behind this statement's lock. */
    public boolean strong() {
        return locks.stream().anyMatch(lock -> lock.lockClass() == LockClass.STRONG);
    }
}
